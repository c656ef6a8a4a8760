import type { FreeFault, FreeRun, PlannedRun } from '../../lab/plan.ts';
import { mount, piece } from './piece.ts';

type Added = FreeRun['faults'][number];
type Possible = PlannedRun['faults'][number];

const words: Readonly<Record<FreeFault, (target: string) => string>> = {
  slow: (target) => `${target} is 10 times slower`,
  hang: (target) => `${target} never answers`,
  fail: (target) => `${target} answers with 503`,
  crash: (target) => `${target} crashes, and is started again at the end`,
  duplicate: (target) => `every message is in ${target} twice`,
};

/** What the reader lets go wrong, from when to when. */
export interface FaultFields {
  readonly element: HTMLElement;
  /** Offers what can go wrong in another run's world; whatever cannot is taken away. */
  offer(possible: readonly Possible[], untilMs: number): void;
  faults(): readonly Added[];
}

export function createFaultFields(document: Document, changed: () => void): FaultFields {
  let possible: readonly Possible[] = [];
  let added: readonly Added[] = [];
  let endMs = 1000;
  const element = mount(piece('fieldset', { class: 'playground-group' }, piece('legend', {}, 'faults')), document);
  const list = mount(piece('ul', { class: 'playground-faults' }), document);
  const add = mount(piece('select', { class: 'field', 'aria-label': 'Add a fault' }), document) as HTMLSelectElement;
  element.append(list, add);

  function put(next: readonly Added[]): void {
    added = next;
    list.replaceChildren(...added.map(line));
    changed();
  }

  function line(each: Added, n: number): HTMLElement {
    const told = words[each.fault](each.target);
    const time = (which: 'fromMs' | 'untilMs', label: string): HTMLElement => {
      const input = mount(
        piece('input', { type: 'number', class: 'field', min: '0', step: 'any', 'aria-label': `${told}: ${label}, ms` }),
        document,
      ) as HTMLInputElement;
      input.value = String(each[which]);
      input.addEventListener('change', () => {
        if (!input.validity.valid || input.value === '') return;
        added = added.map((other, index) => (index === n ? { ...other, [which]: input.valueAsNumber } : other));
        changed();
      });
      return input;
    };
    const item = mount(piece('li', {}, piece('span', {}, told)), document);
    const remove = () => {
      put(added.filter((_, index) => index !== n));
      add.focus();
    };
    item.append(
      ...['from', time('fromMs', 'from'), 'to', time('untilMs', 'to'), 'ms'],
      mount(
        piece('button', { type: 'button', class: 'button quiet', 'aria-label': `Remove: ${told}`, onclick: remove }, 'Remove'),
        document,
      ),
    );
    return item;
  }

  add.addEventListener('change', () => {
    const chosen = possible[Number(add.value)];
    if (add.value === '' || !chosen) return;
    put([...added, { ...chosen, fromMs: 0, untilMs: endMs }]);
    add.value = '';
  });

  return {
    element,
    offer(next, untilMs) {
      possible = next;
      endMs = Math.min(1000, untilMs);
      const options = possible.map(({ fault, target }, n) => piece('option', { value: String(n) }, words[fault](target)));
      add.replaceChildren(
        ...[piece('option', { value: '' }, 'Add a fault…'), ...options].map((option) => mount(option, document)),
      );
      added = added.filter((each) => possible.some(({ fault, target }) => fault === each.fault && target === each.target));
      list.replaceChildren(...added.map(line));
    },
    faults: () => added,
  };
}
