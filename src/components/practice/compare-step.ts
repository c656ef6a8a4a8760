import type { Keeper } from './keeper.ts';
import { part } from './part.ts';

const words = { said: 'you: said', partly: 'you: partly', no: 'you: not said', opposite: 'you: the opposite' } as const;

/** Writes the reader's marks beside the claims of the expert answer. */
export function createCompareStep(section: HTMLElement, keeper: Keeper): { enter(): void } {
  return {
    enter: () => {
      part(section, '.own', HTMLElement).textContent = keeper.session.text.trim() || 'You spoke, and wrote nothing down.';
      for (const chip of section.querySelectorAll<HTMLElement>('[data-mark-of]')) {
        const mark = keeper.session.marks[chip.dataset['markOf'] ?? ''];
        chip.textContent = mark ? words[mark] : '';
        chip.dataset['mark'] = mark ?? '';
      }
    },
  };
}
