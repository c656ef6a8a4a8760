import type { Entry } from '../../progress/index.ts';
import { countMarks } from './marking.ts';
import { readSession } from './session.ts';

/** A round of a prompt that was gone through to its summary, as counts. */
export interface Round {
  readonly prompt: string;
  /** ms since 1970: when it was filed, or last changed. */
  readonly at: number;
  /** How many musts the reader expected to have said. */
  readonly predicted: number;
  /** How many musts they then marked as said, and as partly said. */
  readonly said: number;
  readonly partly: number;
  /** How many musts there are. */
  readonly of: number;
}

/**
 * The finished rounds in the `practice` shelf, oldest first: those that were filed, and those that stand at their summary. What belongs to
 * no known prompt is passed over.
 *
 * @param claims the ids of the claims of each prompt
 */
export function finishedRounds(entries: readonly Entry[], claims: ReadonlyMap<string, readonly string[]>): readonly Round[] {
  return entries
    .flatMap(({ id, at, value }): Round[] => {
      const prompt = id.slice(0, id.indexOf('/'));
      const own = claims.get(prompt);
      if (own === undefined) return [];
      const session = readSession(value, own);
      const isFiled = id.startsWith(`${prompt}/round/`);
      if (session.predicted === undefined || (!isFiled && session.step !== 'summary')) return [];
      const { said, partly, of } = countMarks(own, session.marks, 'must');
      return [{ prompt, at, predicted: session.predicted, said, partly, of }];
    })
    .sort((a, b) => a.at - b.at);
}
