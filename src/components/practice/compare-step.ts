import type { Keeper } from './keeper.ts';
import { showOwnWords } from './own-words.ts';
import { part } from '../page/part.ts';
import { wordsIn } from './session.ts';

const words = { said: 'you: said', partly: 'you: partly', no: 'you: not said', opposite: 'you: the opposite' } as const;

/** Writes the reader's marks beside the claims of the expert answer. */
export function createCompareStep(section: HTMLElement, keeper: Keeper): { enter(): void } {
  return {
    enter: () => {
      showOwnWords(part(section, '.own', HTMLElement), wordsIn(keeper.session) || 'You wrote nothing down.', undefined);
      for (const chip of section.querySelectorAll<HTMLElement>('[data-mark-of]')) {
        const mark = keeper.session.marks[chip.dataset['markOf'] ?? ''];
        chip.textContent = mark ? words[mark] : '';
        chip.dataset['mark'] = mark ?? '';
      }
    },
  };
}
