import type { Keeper } from './keeper.ts';

/** One radio per number of musts. The prediction stays as it was made once marking has begun. */
export function createPredictStep(section: HTMLElement, keeper: Keeper): { enter(): void } {
  const choices = [...section.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  for (const choice of choices) choice.addEventListener('change', () => keeper.change({ predicted: Number(choice.value) }));
  return {
    enter: () => {
      const begun = Object.keys(keeper.session.marks).length > 0;
      for (const choice of choices) {
        choice.checked = keeper.session.predicted === Number(choice.value);
        choice.disabled = begun && !choice.checked;
      }
    },
  };
}
