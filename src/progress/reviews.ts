import type { Recall } from '../review/recall.ts';
import { limits, type CardReviews } from './record.ts';
import type { ProgressStorage } from './storage.ts';
import type { Tabs } from './tabs.ts';

/** Every look at a review card. What is due follows from them: see `src/review`. */
export interface Reviews {
  all(): Promise<readonly CardReviews[]>;
  add(card: string, recall: Recall): Promise<void>;
  /** Hears of reviews in other tabs; of undefined when everything may have changed. Returns how to stop. */
  onChange(listener: (card: string | undefined) => void): () => void;
}

/** @param now ms since 1970 */
export function createReviews(storage: ProgressStorage, tabs: Tabs, now: () => number): Reviews {
  return {
    all: () => storage.list('reviews', ''),
    add: async (card, recall) => {
      await storage.update('reviews', card, (old) => ({
        id: card,
        reviews: [...(old?.reviews ?? []), { at: now(), recall }].slice(-limits.reviewsPerCard),
      }));
      tabs.tell({ what: 'changed', tab: tabs.tab, shelf: 'reviews', id: card });
    },
    onChange: (listener) =>
      tabs.listen((message) => {
        if (message.what === 'changed' && message.shelf === 'reviews') listener(message.id);
        if (message.what === 'replaced') listener(undefined);
      }),
  };
}
