import { mount, piece, type Piece } from './piece.ts';
import type { SolutionInParts, SolutionLine } from './solution-parts.ts';

export interface PartsPanelActions {
  /** The whole of it, as a difference from the reader's text. */
  readonly showWhole: () => void;
  readonly close: () => void;
  /** How many parts the reader has uncovered; told so that closing the panel forgets nothing. */
  readonly uncovered: (parts: number) => void;
}

/** The solution with its new lines covered, part by part. Uncovering changes nothing but this panel. */
export function partsPanel(
  { lines, parts }: SolutionInParts,
  begin: number,
  { showWhole, close, uncovered }: PartsPanelActions,
  document: Document,
): HTMLElement {
  let shown = begin;
  const list = mount(piece('ol', {}), document);
  const more = mount(piece('button', { type: 'button', class: 'button' }), document);
  const root = mount(
    piece(
      'div',
      { class: 'beside-body' },
      piece('h2', { tabindex: '-1' }, 'The solution, part by part'),
      piece('p', {}, 'Lines without a mark are in the starter too. Stop as soon as you can go on by yourself.'),
      piece('div', { class: 'diff', role: 'region', 'aria-label': 'The solution so far', tabindex: '0' }),
      piece(
        'div',
        { class: 'actions' },
        piece('button', { type: 'button', class: 'button quiet', onclick: showWhole }, 'Compare the whole with your text'),
        piece('button', { type: 'button', class: 'button quiet', onclick: close }, 'Close'),
      ),
    ),
    document,
  );
  root.querySelector('.diff')?.append(list);
  root.querySelector('.actions')?.prepend(more);

  function fill(): void {
    list.replaceChildren(...linesOf(lines, shown).map((line) => mount(line, document)));
    more.textContent = `Uncover part ${shown + 1} of ${parts}`;
    more.hidden = shown >= parts;
  }

  more.addEventListener('click', () => {
    shown += 1;
    uncovered(shown);
    fill();
    const fresh = list.querySelector<HTMLElement>(`[data-part-number="${shown - 1}"]`);
    fresh?.scrollIntoView({ block: 'nearest' });
    fresh?.focus({ preventScroll: true });
  });
  fill();
  return root;
}

function linesOf(lines: readonly SolutionLine[], shown: number): readonly Piece[] {
  return lines.flatMap((line, at): readonly Piece[] => {
    const first = line.part !== undefined && lines[at - 1]?.part !== line.part;
    if (line.part === undefined) return [lineOf(line, ' ')];
    if (line.part < shown) return [lineOf(line, '+', first ? { tabindex: '-1', 'data-part-number': String(line.part) } : {})];
    if (!first) return [];
    const count = lines.filter(({ part }) => part === line.part).length;
    return [piece('li', { class: 'diff-gap' }, `part ${line.part + 1}, covered: ${count} ${count === 1 ? 'line' : 'lines'}`)];
  });
}

function lineOf({ line, text }: SolutionLine, sign: ' ' | '+', attributes: Readonly<Record<string, string>> = {}): Piece {
  return piece(
    'li',
    { 'data-kind': sign === '+' ? 'added' : 'same', ...attributes },
    piece('span', { class: 'diff-line' }, String(line)),
    piece('span', { class: 'diff-sign', 'aria-hidden': 'true' }, sign),
    sign === '+' && piece('span', { class: 'visually-hidden' }, 'new: '),
    piece('code', {}, text),
  );
}
