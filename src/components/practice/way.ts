import { stepsOf, type Mode, type Step } from './session.ts';

/** Shows where a reader is among the steps of a mode. */
export function showWay(root: ParentNode, step: Step, mode: Mode): void {
  const way = stepsOf(mode);
  for (const item of root.querySelectorAll<HTMLElement>('.way li')) {
    const index = way.findIndex((each) => each === item.dataset['of']);
    item.hidden = index === -1;
    item.toggleAttribute('data-done', index < way.indexOf(step));
    if (way[index] === step) item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
    const number = item.querySelector('.number');
    if (number) number.textContent = String(index + 1);
  }
}
