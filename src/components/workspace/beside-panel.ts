import { aroundChanges, lineDiff } from './line-diff.ts';
import { piece, type Piece } from './piece.ts';

/** A text beside the reader's own: an attempt, the solution, a shared link, another tab's. It never replaces theirs by itself. */
export interface OtherText {
  readonly title: string;
  /** Where it is from and what taking it over means. */
  readonly note: string;
  readonly code: string;
}

export interface BesideActions {
  readonly takeOver: () => void;
  readonly close: () => void;
}

const CONTEXT_LINES = 3;
const signs = { same: ' ', added: '+', removed: '−' } as const;

/** Shows how another text differs from the reader's. */
export function besidePanel(own: string, other: OtherText, { takeOver, close }: BesideActions): Piece {
  const lines = aroundChanges(lineDiff(own, other.code), CONTEXT_LINES);
  const equal = own === other.code;
  return piece(
    'div',
    { class: 'beside-body' },
    piece('h2', { tabindex: '-1' }, other.title),
    piece('p', {}, other.note),
    equal
      ? piece('p', {}, 'It is the same as the text in your editor.')
      : piece(
          'div',
          { class: 'diff', role: 'region', 'aria-label': 'From your text to this one', tabindex: '0' },
          piece(
            'ol',
            {},
            lines.map((line) =>
              line.kind === 'gap'
                ? piece('li', { class: 'diff-gap' }, line.lines === 1 ? '1 line the same' : `${line.lines} lines the same`)
                : piece(
                    'li',
                    { 'data-kind': line.kind },
                    piece('span', { class: 'diff-line' }, String(line.line)),
                    piece('span', { class: 'diff-sign', 'aria-hidden': 'true' }, signs[line.kind]),
                    line.kind !== 'same' &&
                      piece('span', { class: 'visually-hidden' }, line.kind === 'added' ? 'only there: ' : 'only in yours: '),
                    piece('code', {}, line.text),
                  ),
            ),
          ),
        ),
    piece(
      'div',
      { class: 'actions' },
      !equal && piece('button', { type: 'button', class: 'button', onclick: takeOver }, 'Put it into the editor'),
      piece('button', { type: 'button', class: 'button quiet', onclick: close }, 'Close'),
    ),
  );
}
