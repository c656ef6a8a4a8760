import { createEmptyCard, fsrs, Rating, type Card as Schedule, type Grade as FsrsGrade } from 'ts-fsrs';
import type { Recall, Review } from './recall.ts';

/**
 * How well a card is remembered, as FSRS estimates it from the reviews so far, and when it is due. The estimate is of forgetting: it does
 * not know whether the reader understands the design.
 *
 * @see https://github.com/open-spaced-repetition/ts-fsrs and the description of the algorithm there
 */
export interface Memory {
  /** ms since 1970: when the chance to recall it falls to 90 %. */
  readonly dueAt: number;
  /** Days until the chance to recall it falls from 100 % to 90 %. */
  readonly stabilityDays: number;
  readonly reviews: number;
  /** How often it was forgotten. */
  readonly lapses: number;
  /** ms since 1970 */
  readonly lastAt: number;
}

const gradeOf: Readonly<Record<Recall, FsrsGrade>> = {
  forgotten: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

/** Nothing is put off for longer; FSRS itself goes a few days past its own limit. ms. */
const longestGapMs = 365 * 86_400_000;

// No fuzz: the same reviews give the same day. No steps within a day: a session ends, and what was missed comes tomorrow.
const scheduler = fsrs({ request_retention: 0.9, maximum_interval: 365, enable_fuzz: false, enable_short_term: false });

/**
 * Replays the reviews of one card. Only reviews are stored, so two devices merge by joining theirs.
 *
 * @param reviews oldest first
 * @returns undefined for a card that was never reviewed
 */
export function memoryOf(reviews: readonly Review[]): Memory | undefined {
  const [first] = reviews;
  if (!first) return undefined;
  let schedule: Schedule = createEmptyCard(new Date(first.at));
  for (const { at, recall } of reviews) schedule = scheduler.next(schedule, new Date(at), gradeOf[recall]).card;
  const lastAt = reviews[reviews.length - 1]?.at ?? first.at;
  return {
    dueAt: Math.min(schedule.due.getTime(), lastAt + longestGapMs),
    stabilityDays: schedule.stability,
    reviews: reviews.length,
    lapses: schedule.lapses,
    lastAt,
  };
}
