import type { Keeper } from './keeper.ts';

/** One follow-up a round; the next round asks the next one. What a good reply holds opens on demand. */
export function createFollowUpStep(section: HTMLElement, keeper: Keeper): { enter(): void } {
  const items = [...section.querySelectorAll<HTMLElement>('[data-follow-up]')];
  return {
    enter: () => {
      items.forEach((item, index) => {
        item.hidden = index !== keeper.session.round % items.length;
        const reveal = item.querySelector('details');
        if (reveal) reveal.open = false;
      });
    },
  };
}
