import type { Attempt } from '../../progress/index.ts';
import { piece, type Piece } from './piece.ts';

const verdictWords = { pass: 'All checks held', fail: 'Failed', error: 'Ended by' } as const;

export interface AttemptsListParts {
  /** A time in ms since 1970 as the reader writes it. */
  readonly timeText: (at: number) => string;
  readonly compare: (attempt: Attempt) => void;
  /** The version of the exercise now: an earlier pass was judged by other checks. */
  readonly version: number;
}

/** Every run that is remembered, newest first, each to compare with what is in the editor. */
export function attemptsList(attempts: readonly Attempt[], { timeText, compare, version }: AttemptsListParts): Piece {
  if (attempts.length === 0)
    return piece('p', {}, 'Nothing has been run yet. Every run is kept here, the last 50 of this exercise.');
  return piece(
    'ol',
    { class: 'attempts-list' },
    attempts.toReversed().map((attempt) =>
      piece(
        'li',
        { 'data-verdict': attempt.verdict },
        piece('span', { class: 'at' }, timeText(attempt.at)),
        piece('span', {}, whatBecame(attempt, version)),
        piece(
          'button',
          {
            type: 'button',
            class: 'button quiet',
            'aria-label': `Compare with the run of ${timeText(attempt.at)}`,
            onclick: () => compare(attempt),
          },
          'Compare',
        ),
      ),
    ),
  );
}

function whatBecame({ verdict, failed, exerciseVersion }: Attempt, version: number): string {
  const told = failed.length === 0 ? verdictWords[verdict] : `${verdictWords[verdict]}: ${failed.join(', ')}`;
  return exerciseVersion < version ? `${told} (by an earlier version of the checks)` : told;
}
