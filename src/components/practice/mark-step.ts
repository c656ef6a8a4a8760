import type { Keeper } from './keeper.ts';
import { isMark } from './marking.ts';
import { part } from './part.ts';

/** One claim at a time, beside the reader's own words. Why it matters is shown once it is marked. */
export function createMarkStep(section: HTMLElement, keeper: Keeper, claims: readonly string[]): { enter(): void; next(): void } {
  const items = [...section.querySelectorAll<HTMLLIElement>('li[data-claim]')];
  const own = part(section, '.own', HTMLElement);
  const place = part(section, '.place', HTMLElement);
  const back = part(section, '.back', HTMLButtonElement);
  const forward = part(section, '.forward', HTMLButtonElement);

  function show(): void {
    const { claim, marks } = keeper.session;
    items.forEach((item, index) => {
      item.hidden = index !== claim;
      const mark = marks[claims[index] ?? ''];
      for (const radio of item.querySelectorAll('input')) radio.checked = radio.value === mark;
      part(item, '.why', HTMLElement).hidden = mark === undefined;
    });
    place.textContent = `Claim ${claim + 1} of ${claims.length}`;
    back.disabled = claim === 0;
    forward.disabled = marks[claims[claim] ?? ''] === undefined;
    forward.textContent = claim === claims.length - 1 ? 'See the expert answer' : 'Next claim';
  }

  function to(claim: number): void {
    keeper.change({ claim });
    show();
    const item = items[claim];
    item?.querySelector<HTMLElement>('input:checked, input')?.focus();
  }

  items.forEach((item, index) =>
    item.addEventListener('change', (event) => {
      const value = event.target instanceof HTMLInputElement ? event.target.value : undefined;
      const id = claims[index];
      if (id !== undefined && isMark(value)) keeper.change({ marks: { ...keeper.session.marks, [id]: value } });
      show();
    }),
  );
  back.addEventListener('click', () => to(keeper.session.claim - 1));

  return {
    enter: () => {
      own.textContent = keeper.session.text.trim() || 'You spoke, and wrote nothing down. Mark from memory.';
      show();
    },
    next: () => {
      if (forward.disabled) return;
      if (keeper.session.claim === claims.length - 1) keeper.go('compare');
      else to(keeper.session.claim + 1);
    },
  };
}
