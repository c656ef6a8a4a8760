import type { RunDescription } from '../../lab/plan.ts';
import type { Trace } from '../../lab/trace/record.ts';
import { causeOf } from '../page/cause.ts';
import type { ComparedRun } from './timeline-compare.ts';
import { mount } from './piece.ts';
import { runConsole } from './run-console.ts';

export interface ShownRun {
  readonly run: RunDescription;
  readonly trace: Trace;
}

/** Draws runs; loaded with the first result. */
export interface Timelines {
  show(host: HTMLElement, shown: ShownRun, record: number | undefined): Promise<void>;
  compare(host: HTMLElement, mine: ComparedRun, other: ComparedRun): Promise<void>;
}

export interface RunSectionParts {
  /** Hidden until there is a run. */
  readonly section: HTMLElement;
  readonly title: HTMLElement;
  readonly timeline: HTMLElement;
  readonly console: HTMLElement;
  readonly compare: HTMLButtonElement;
  readonly timelines: Timelines;
  /** The solution in the same run. */
  solutionRun(index: number): Promise<ShownRun>;
}

export interface RunSection {
  /** Resolves when the run is drawn. */
  show(shown: ShownRun | undefined, record: number | undefined): Promise<void>;
  /** Whether the reader may see what the solution does: once passed, or revealed. */
  allowCompare(allowed: boolean): void;
  /** Brings the reader, and the keys, to its timeline. */
  goThere(): void;
}

/** One run to look at: its name, its timeline, what the code wrote to its console, and the solution's run beside it. */
export function createRunSection(parts: RunSectionParts): RunSection {
  const { section, title, timeline, compare } = parts;
  let current: { readonly shown: ShownRun; readonly record: number | undefined } | undefined;
  let allowed = false;

  const refresh = () => void (compare.hidden = !allowed || current === undefined);
  const orTell = (drawn: Promise<void>) =>
    drawn.catch((error: unknown) => void (title.textContent = `The run could not be drawn: ${causeOf(error)}.`));

  async function compareRuns(): Promise<void> {
    if (!current) return;
    const { shown, record } = current;
    compare.hidden = true;
    const other = await parts.solutionRun(shown.run.index);
    if (current?.shown !== shown) return;
    const mine: ComparedRun = { title: 'Your run', ...shown, ...(record === undefined ? {} : { record }) };
    await parts.timelines.compare(timeline, mine, { title: 'The solution in the same run', ...other });
  }

  compare.addEventListener('click', () => void orTell(compareRuns()));
  return {
    async show(shown, record) {
      section.hidden = shown === undefined;
      parts.console.replaceChildren();
      current = shown && { shown, record };
      refresh();
      if (!shown) return;
      const { fault, name, seed } = shown.run;
      title.textContent = [name, ...(fault && fault !== name ? [fault] : []), `seed ${seed}`].join(' · ');
      const console = runConsole(shown.trace);
      if (console) parts.console.append(mount(console, section.ownerDocument));
      await orTell(parts.timelines.show(timeline, shown, record));
    },
    allowCompare(allow) {
      allowed = allow;
      refresh();
    },
    goThere() {
      section.scrollIntoView({ block: 'nearest' });
      timeline.querySelector<HTMLElement>('input[type="range"]')?.focus({ preventScroll: true });
    },
  };
}
