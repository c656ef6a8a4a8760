import type { Keeper } from './keeper.ts';
import { part } from '../page/part.ts';

/**
 * In the short mode one follow-up a round, answered aloud; the next round asks the next one. In the long mode those that were asked, each
 * with the reply that was typed. What a good reply holds opens on demand.
 */
export function createFollowUpStep(section: HTMLElement, keeper: Keeper): { enter(): void } {
  const items = [...section.querySelectorAll<HTMLElement>('[data-follow-up]')];
  return {
    enter: () => {
      const { mode, round, replies, question } = keeper.session;
      part(section, '.how-short', HTMLElement).hidden = mode === 'long';
      part(section, '.how-long', HTMLElement).hidden = mode !== 'long';
      items.forEach((item, index) => {
        const asked = askedAt(index, round, items.length);
        item.hidden = mode === 'long' ? asked > question : asked !== 0;
        const reply = part(item, '.reply', HTMLElement);
        reply.hidden = mode !== 'long';
        reply.textContent = replies[asked]?.trim() || 'You wrote nothing down for this one.';
        const reveal = item.querySelector('details');
        if (reveal) reveal.open = false;
      });
    },
  };
}

/** When in a round the follow-up with this number is asked: each round begins with the next one. */
export function askedAt(followUp: number, round: number, of: number): number {
  return (((followUp - round) % of) + of) % of;
}
