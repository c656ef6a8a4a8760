import { compile } from '../../compile/index.ts';
import { createJudging } from '../../judge/index.ts';
import { bundleRealm } from '../../realm/bundle.ts';
import type { RunResult } from '../client.ts';
import { loadExercise } from './load-exercise.ts';
import { runRealm } from './realm-host.ts';

export interface NodeJudgeOptions {
  /** Judge the whole plan, also after a failing run. */
  readonly all?: boolean;
  /** Run the whole plan with this seed in place of its own. */
  readonly seed?: number;
  /** How long code may keep the machine busy, from its start. */
  readonly wallMs?: number;
  /** The realm's text where the caller has bundled it already. */
  readonly realm?: string;
}

/**
 * Judges one source against one exercise.
 *
 * @throws UnknownExercise; any other error is a mistake of ours or of the exercise.
 */
export async function judgeInNode(
  exercise: string,
  source: string,
  { all = false, seed, wallMs = 1500, realm }: NodeJudgeOptions = {},
): Promise<RunResult> {
  const loaded = await loadExercise(exercise);
  const text = realm ?? (await bundleRealm(exercise));
  const startedAt = performance.now();
  const judging = createJudging({ exercise: { id: exercise, ...loaded }, all });
  const result = () => ({ ...judging.verdict(), durationMs: performance.now() - startedAt });

  const compiled = compile(source);
  if (!compiled.ok) {
    judging.compileFailed(compiled.errors);
    return result();
  }
  const end = await runRealm({
    realm: text,
    code: compiled.code,
    ...(seed === undefined ? {} : { seed }),
    wallMs,
    onBusy: ({ source: at }) => judging.busy(at),
    hear(message) {
      switch (message.type) {
        case 'run':
          return judging.run(message);
        case 'load-failed':
          judging.loadFailed(message.failure);
          return 'stop';
        case 'end':
          return 'stop';
      }
    },
  });
  if (end) judging.sandboxEnded(end);
  return result();
}
