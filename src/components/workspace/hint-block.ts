import { hintLadder, nextHintLabel } from './hint-ladder.ts';
import { mount, piece } from './piece.ts';
import { prose } from './prose.ts';

/** How far the reader has climbed each check's ladder; kept while the page is open. */
export type Climbed = Map<string, number>;

/**
 * Puts a check's hints into `host`: those already asked for, and a button for the next; at the top it leads `further`. A new hint
 * is added in place, so that focus stays on the button and the polite live region speaks only what is new.
 */
export function fillHints(
  host: HTMLElement,
  check: string,
  hints: readonly string[],
  climbed: Climbed,
  further: () => void,
): void {
  const { ownerDocument } = host;
  const item = (hint: string) => mount(piece('li', {}, prose(hint)), ownerDocument);
  const list = mount(piece('ol', { class: 'hint-list', 'aria-label': 'Hints', 'aria-live': 'polite' }), ownerDocument);
  const button = mount(piece('button', { type: 'button', class: 'button quiet' }), ownerDocument);
  const label = () => {
    const text = nextHintLabel(hintLadder(hints, climbed.get(check) ?? 0));
    button.textContent = text ?? 'The solution, part by part…';
  };
  button.addEventListener('click', () => {
    const rung = climbed.get(check) ?? 0;
    const hint = hints[rung];
    if (hint === undefined) return further();
    climbed.set(check, rung + 1);
    list.append(item(hint));
    label();
  });
  list.append(...hintLadder(hints, climbed.get(check) ?? 0).shown.map(item));
  host.replaceChildren(list, button);
  label();
}
