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
    const fresh = list.querySelector<HTMLElement>(`[data-of-part="${shown - 1}"][tabindex]`);
    fresh?.focus({ preventScroll: true });
    const part = [...list.querySelectorAll(`[data-of-part="${shown - 1}"]`)];
    for (const line of [part.at(-1), fresh]) line?.scrollIntoView({ block: 'nearest' });
  });
  fill();
  return root;
}

const CONTEXT_LINES = 2;

function linesOf(lines: readonly SolutionLine[], shown: number): readonly Piece[] {
  const far = lines.map(
    (_, at) => !lines.slice(Math.max(0, at - CONTEXT_LINES), at + CONTEXT_LINES + 1).some(({ part }) => part !== undefined),
  );
  return lines.flatMap((line, at): readonly Piece[] => {
    if (far[at]) return far[at - 1] ? [] : [piece('li', { class: 'diff-gap' }, 'as in the starter')];
    const first = line.part !== undefined && lines[at - 1]?.part !== line.part;
    if (line.part === undefined) return [lineOf(line, ' ')];
    if (line.part < shown)
      return [lineOf(line, '+', { 'data-of-part': String(line.part), ...(first ? { tabindex: '-1' } : {}) })];
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
