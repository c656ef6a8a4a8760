import { link } from '../page/link.ts';

const optOut = '202.slash';
/** Where typing means writing. Editors bring elements of their own. */
const WRITING = 'input, textarea, select, [contenteditable], [role="textbox"], .monaco-editor, .cm-editor';

/** Whether “/” leads to the search. */
export function slashIsOn(): boolean {
  try {
    return localStorage.getItem(optOut) !== 'off';
  } catch {
    return true;
  }
}

export function switchSlash(on: boolean): void {
  try {
    if (on) localStorage.removeItem(optOut);
    else localStorage.setItem(optOut, 'off');
  } catch {
    // It holds on no other page then.
  }
}

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !slashIsOn()) return;
  if (event.target instanceof Element && event.target.closest(WRITING)) return;
  event.preventDefault();
  const field = document.querySelector<HTMLInputElement>('course-search input[type=search]');
  if (!field) return location.assign(link('/search/'));
  field.focus();
  field.select();
});
