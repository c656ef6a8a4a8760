import { hintLadder, nextHintLabel } from './hint-ladder.ts';
import { mount, piece } from './piece.ts';
import { prose } from './prose.ts';

/** How far the reader has climbed each check's ladder; kept while the page is open. */
export type Climbed = Map<string, number>;

/**
 * Puts a check's hints into `host`: those already asked for, and a button for the next. A new hint is added in place, so that
 * focus stays on the button and the polite live region speaks only what is new.
 */
export function fillHints(host: HTMLElement, check: string, hints: readonly string[], climbed: Climbed): void {
  const { ownerDocument } = host;
  const item = (hint: string) => mount(piece('li', { tabindex: '-1' }, prose(hint)), ownerDocument);
  const list = mount(piece('ol', { class: 'hint-list', 'aria-label': 'Hints', 'aria-live': 'polite' }), ownerDocument);
  const button = mount(piece('button', { type: 'button', class: 'button quiet' }), ownerDocument);
  const label = () => {
    const text = nextHintLabel(hintLadder(hints, climbed.get(check) ?? 0));
    if (text === undefined) button.remove();
    else button.textContent = text;
  };
  button.addEventListener('click', () => {
    const rung = climbed.get(check) ?? 0;
    const hint = hints[rung];
    if (hint === undefined) return;
    climbed.set(check, rung + 1);
    const shown = item(hint);
    list.append(shown);
    label();
    if (!button.isConnected) shown.focus();
  });
  list.append(...hintLadder(hints, climbed.get(check) ?? 0).shown.map(item));
  host.replaceChildren(list, button);
  label();
}
