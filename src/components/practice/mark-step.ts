import type { ClaimReading } from '../../coach/index.ts';
import type { AnswerReader } from './answer-reader.ts';
import { showEvidence, type Evidence } from './evidence.ts';
import type { Keeper } from './keeper.ts';
import { isMark, mustsAreMarked } from './marking.ts';
import { showOwnWords } from './own-words.ts';
import { part } from '../page/part.ts';
import { wordsIn } from './session.ts';
import type { Takes } from './takes.ts';

/** One claim at a time, beside the reader's own words, with those that seem to say it. Why it matters is shown once it is marked. */
export function createMarkStep(
  section: HTMLElement,
  keeper: Keeper,
  claims: readonly string[],
  reader: AnswerReader | undefined,
  spoken: { readonly takes: Takes; any(): Promise<boolean> },
): { enter(): void; next(): void } {
  const items = [...section.querySelectorAll<HTMLLIElement>('li[data-claim]')];
  const own = part(section, '.own', HTMLElement);
  const place = part(section, '.place', HTMLElement);
  const back = part(section, '.back', HTMLButtonElement);
  const forward = part(section, '.forward', HTMLButtonElement);
  const leave = part(section, '.leave', HTMLButtonElement);

  const byEar = part(section, '.by-ear', HTMLElement);

  let shownFor: string | undefined;
  let readings: readonly ClaimReading[] = [];
  let state: 'reading' | 'read' | 'failed' = 'reading';
  let isSpoken = false;

  function show(): void {
    const { claim, marks } = keeper.session;
    const text = wordsIn(keeper.session);
    const found = readings.find(({ id }) => id === claims[claim]);
    items.forEach((item, index) => {
      item.hidden = index !== claim;
      const mark = marks[claims[index] ?? ''];
      for (const radio of item.querySelectorAll('input')) radio.checked = radio.value === mark;
      part(item, '.why', HTMLElement).hidden = mark === undefined;
    });
    const item = items[claim];
    if (item) showEvidence(part(item, '.evidence', HTMLElement), reader === undefined ? undefined : evidence(text, found));
    if (shownFor !== `${claim}/${state}`) {
      shownFor = `${claim}/${state}`;
      if (text === '')
        own.textContent = isSpoken ? 'You spoke, and wrote nothing down.' : 'You wrote nothing down. Mark from memory.';
      else showOwnWords(own, text, found);
    }
    byEar.hidden = !isSpoken;
    place.textContent = `Claim ${claim + 1} of ${claims.length}`;
    back.disabled = claim === 0;
    forward.disabled = marks[claims[claim] ?? ''] === undefined;
    leave.hidden = !mustsAreMarked(claims, marks) || claim === claims.length - 1;
    forward.textContent = claim === claims.length - 1 ? 'See the expert answer' : 'Next claim';
  }

  function to(claim: number): void {
    keeper.change({ claim });
    show();
    const item = items[claim];
    item?.querySelector<HTMLElement>('input:checked, input')?.focus();
  }

  function evidence(text: string, found: ClaimReading | undefined): Evidence {
    if (text === '' && isSpoken) return 'by ear';
    return state === 'failed' ? 'failed' : (found ?? 'reading');
  }

  /** Reads the answer anew, beside the page. */
  async function read(): Promise<void> {
    isSpoken = await spoken.any();
    show();
    if (reader === undefined) return;
    try {
      const done = await reader.read(wordsIn(keeper.session));
      if (done === undefined) return;
      readings = done;
      state = 'read';
    } catch {
      state = 'failed';
    }
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
  leave.addEventListener('click', () => keeper.go('compare'));

  return {
    enter: () => {
      readings = [];
      state = 'reading';
      shownFor = undefined;
      spoken.takes.refresh();
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
