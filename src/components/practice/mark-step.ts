import type { ClaimReading, Coach } from '../../coach/index.ts';
import { showEvidence } from './evidence.ts';
import type { Keeper } from './keeper.ts';
import { isMark } from './marking.ts';
import { showOwnWords } from './own-words.ts';
import { part } from './part.ts';
import { readInSlices } from './read-in-slices.ts';

/** One claim at a time, beside the reader's own words, with those that seem to say it. Why it matters is shown once it is marked. */
export function createMarkStep(
  section: HTMLElement,
  keeper: Keeper,
  claims: readonly string[],
  coach: Coach | undefined,
): { enter(): void; next(): void } {
  const items = [...section.querySelectorAll<HTMLLIElement>('li[data-claim]')];
  const own = part(section, '.own', HTMLElement);
  const place = part(section, '.place', HTMLElement);
  const back = part(section, '.back', HTMLButtonElement);
  const forward = part(section, '.forward', HTMLButtonElement);

  let readings: readonly ClaimReading[] = [];
  let reading: AbortController | undefined;

  function show(): void {
    const { claim, marks, text } = keeper.session;
    const found = readings.find(({ id }) => id === claims[claim]);
    items.forEach((item, index) => {
      item.hidden = index !== claim;
      const mark = marks[claims[index] ?? ''];
      for (const radio of item.querySelectorAll('input')) radio.checked = radio.value === mark;
      part(item, '.why', HTMLElement).hidden = mark === undefined;
    });
    const item = items[claim];
    if (item) showEvidence(part(item, '.evidence', HTMLElement), coach === undefined ? undefined : (found ?? 'reading'));
    if (text.trim() === '') own.textContent = 'You spoke, and wrote nothing down. Mark from memory.';
    else showOwnWords(own, text, found);
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

  /** Reads the answer anew, in slices that leave the page free; what is known is shown as soon as it is known. */
  async function read(): Promise<void> {
    if (coach === undefined) return;
    reading?.abort();
    reading = new AbortController();
    const { signal } = reading;
    const done = await readInSlices(keeper.session.text, coach, signal);
    if (done === undefined) return;
    readings = done;
    show();
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
      show();
      void read();
    },
    next: () => {
      if (forward.disabled) return;
      if (keeper.session.claim === claims.length - 1) keeper.go('compare');
      else to(keeper.session.claim + 1);
    },
  };
}
