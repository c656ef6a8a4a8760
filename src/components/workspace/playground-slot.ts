import type { FreeRun, PlannedRun } from '../../lab/plan.ts';
import type { RunResult } from '../../runner/client.ts';
import { causeOf } from '../page/cause.ts';
import type { Timelines } from './run-section.ts';

export interface PlaygroundSlotParts {
  /** Hidden until the reader has solved the exercise, or seen its solution. */
  readonly details: HTMLDetailsElement;
  readonly body: HTMLElement;
  readonly timelines: Timelines;
  plannedRuns(): Promise<readonly PlannedRun[]>;
  source(whose: 'own' | 'solution'): Promise<string>;
  run(source: string, free: FreeRun): Promise<RunResult>;
}

/** The place of the playground: its code and the world's runs are fetched when it is first opened. */
export function createPlaygroundSlot(parts: PlaygroundSlotParts): { allow(): void } {
  const { details, body } = parts;
  let opened = false;

  async function open(): Promise<void> {
    opened = true;
    try {
      const [{ createPlayground }, planned] = await Promise.all([import('./playground.ts'), parts.plannedRuns()]);
      createPlayground({ ...parts, host: body, planned });
    } catch (error) {
      opened = false;
      body.textContent = `The playground could not be loaded: ${causeOf(error)}.`;
    }
  }

  details.addEventListener('toggle', () => {
    if (details.open && !opened) void open();
  });
  return { allow: () => void (details.hidden = false) };
}
