/**
 * What a reader did, kept in their browser.
 *
 *   open      everything, opened on what the browser offers
 *   drafts    the text in each exercise's editor; resets that can be undone; the second tab
 *   attempts  the last runs of each exercise with their verdicts
 *   standing  new, tried, passed, or passed before the checks changed
 *   shelf     predictions, answers to prompts, lessons read
 *   reviews   every look at a review card
 *   seen-solutions  whose solution the reader chose to see
 *   record    the shapes that are stored
 *   storage   where records lie; in memory
 *   database  … or in IndexedDB, with migrations
 *   fallback  what the database refuses is held in memory, and said
 *   tabs      what tabs tell each other
 *
 * A second door, loaded when asked for because it brings the schemas:
 *   transfer  everything as one file, out and in; deletion of everything
 *   merge     … joined with what is here, record by record, without loss
 */
export { openProgress, browserPlatform, type Progress, type ProgressPlatform } from './open.ts';
export type { Drafts, OtherTab } from './drafts.ts';
export type { Attempts } from './attempts.ts';
export { standingOf, type Standing } from './standing.ts';
export { markSolutionSeen, seenSolutions, solutionSeen, type SeenSolution } from './seen-solutions.ts';
export type { Reviews } from './reviews.ts';
export type { Shelf } from './shelf.ts';
export type { Attempt, CardReviews, Draft, Entry, KeptText, ShelfName, Shelves } from './record.ts';
export type { ProgressStorage } from './storage.ts';
export type { TabChannel } from './tabs.ts';
