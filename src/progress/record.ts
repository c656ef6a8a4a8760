import type { Plain } from '../lab/trace/record.ts';
import type { Review } from '../review/recall.ts';

/**
 * What is remembered of a reader. Every record is plain data with an `id` that is unique in its shelf, so that two devices can
 * be merged record by record. Times are ms since 1970, as the reader's clock told them.
 */

/** A text that was replaced other than by typing. It stays until newer ones push it out. */
export interface KeptText {
  readonly code: string;
  readonly savedAt: number;
  readonly why: 'reset' | 'restored' | 'other-tab' | 'imported';
  /** The tab that wrote it. */
  readonly tab: string;
}

/** The text in the editor of one exercise. `id` is the exercise. */
export interface Draft {
  readonly id: string;
  readonly code: string;
  readonly savedAt: number;
  /** The tab that wrote it last, and how often it has been written. */
  readonly tab: string;
  readonly revision: number;
  /** Newest first. */
  readonly kept: readonly KeptText[];
}

/** One run of an exercise. `id` begins with the exercise and sorts by time: `fan-out/2026-11-23T16:20:00.000Z/9f3c`. */
export interface Attempt {
  readonly id: string;
  readonly exercise: string;
  readonly at: number;
  readonly code: string;
  readonly verdict: 'pass' | 'fail' | 'error';
  /** The ids of the checks that failed, or the kind of failure. */
  readonly failed: readonly string[];
  /** The `version` of the exercise that judged it. */
  readonly exerciseVersion: number;
}

/** An answer or a mark under an id that its page chooses: a prediction, an answer to a prompt, a lesson read. */
export interface Entry {
  readonly id: string;
  readonly at: number;
  readonly value: Plain;
  /** Values that this one replaced, newest first. */
  readonly earlier: readonly { readonly at: number; readonly value: Plain }[];
}

/** Every look at one review card. `id` is the card. What is due follows from them and is not stored. */
export interface CardReviews {
  readonly id: string;
  /** Oldest first. */
  readonly reviews: readonly Review[];
}

/** Everything, by shelf. */
export interface Shelves {
  readonly drafts: Draft;
  readonly attempts: Attempt;
  readonly predictions: Entry;
  readonly practice: Entry;
  readonly lessons: Entry;
  readonly reviews: CardReviews;
}

export type ShelfName = keyof Shelves;

export const shelfNames: readonly ShelfName[] = ['drafts', 'attempts', 'predictions', 'practice', 'lessons', 'reviews'];

/** How many are remembered: the oldest go first. */
export const limits = { attemptsPerExercise: 50, keptTexts: 20, earlierValues: 10, reviewsPerCard: 200 } as const;
