import type { CheckDescription } from '../../judge/exercise.ts';
import type { CheckVerdict } from '../../judge/verdict.ts';
import { formatTime } from '../../lab/trace/time-words.ts';
import { comparisonTexts, crashText, termList } from './evidence.ts';
import { piece, type Piece } from './piece.ts';
import { prose } from './prose.ts';

/** What the reader can do from a failed check. */
export interface CheckActions {
  /** Shows the moment in the timeline; absent where none is known. */
  readonly showMoment?: (() => void) | undefined;
  readonly goToLine: (line: number) => void;
  /** How many runs the plan has. */
  readonly planned?: number;
}

const words = {
  pass: { sign: '✓', word: 'Holds' },
  fail: { sign: '✗', word: 'Fails' },
  'not-run': { sign: '–', word: 'Not settled' },
} as const;

/** One check: what must hold, whether it does, and if not, how it went wrong. Without a verdict: not run yet. */
export function checkCard(check: CheckDescription, verdict: CheckVerdict | undefined, actions: CheckActions): Piece {
  const { sign, word } = verdict ? words[verdict.verdict] : { sign: '○', word: 'Not run yet' };
  return piece(
    'li',
    { class: 'check', 'data-check': check.id, 'data-verdict': verdict?.verdict ?? 'none' },
    piece(
      'div',
      { class: 'check-head' },
      piece('span', { class: 'check-sign', 'aria-hidden': 'true' }, sign),
      piece('span', { class: 'check-word' }, word),
      piece('p', { class: 'check-sentence' }, prose(check.sentence)),
    ),
    verdict?.verdict === 'fail' && failureOf(verdict, actions),
  );
}

function failureOf(verdict: CheckVerdict, { showMoment, goToLine, planned }: CheckActions): Piece {
  const line = verdict.source?.line;
  const compared = verdict.comparison && comparisonTexts(verdict.comparison);
  return piece(
    'div',
    { class: 'check-body' },
    verdict.story !== undefined && piece('p', { class: 'story' }, prose(verdict.story)),
    termList([
      ['Expected', compared?.expected],
      ['Got', compared?.actual],
      ['Run', verdict.run?.name],
      ['Runs tried', verdict.run && planned !== undefined ? `${verdict.run.index + 1} of ${planned}` : undefined],
      ['Fault', verdict.fault],
      ['Crash', verdict.run?.crash && crashText(verdict.run.crash)],
      ['Time', verdict.at === undefined ? undefined : formatTime(verdict.at)],
      ['Seed', verdict.seed === undefined ? undefined : String(verdict.seed)],
    ]),
    piece(
      'div',
      { class: 'actions' },
      showMoment && piece('button', { type: 'button', class: 'button quiet', onclick: showMoment }, 'Show the moment'),
      line !== undefined &&
        piece('button', { type: 'button', class: 'button quiet', onclick: () => goToLine(line) }, `Go to line ${line}`),
    ),
    piece('div', { class: 'hints', 'data-hints': verdict.id }),
  );
}
