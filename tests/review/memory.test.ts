import { describe, expect, test } from 'vitest';
import { memoryOf, recallOfPoints, type Recall, type Review } from '../../src/review/index.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 10, 23, 9);

/** Answers each time on the day on which the card falls due. */
function whenDue(recalls: readonly Recall[]): readonly Review[] {
  return recalls.reduce<readonly Review[]>((done, recall) => [...done, { at: memoryOf(done)?.dueAt ?? start, recall }], []);
}

const gapsDays = (reviews: readonly Review[]): readonly number[] =>
  reviews.map(({ at }, index) => ((memoryOf(reviews.slice(0, index + 1))?.dueAt ?? at) - at) / day);

describe('a card', () => {
  test('that was never reviewed has no memory', () => expect(memoryOf([])).toBeUndefined());

  test('comes back after ever longer gaps of whole days while it is recalled', () => {
    const gaps = gapsDays(whenDue(['good', 'good', 'good', 'good', 'good']));
    for (const [index, gap] of gaps.entries()) {
      expect(Number.isInteger(gap)).toBe(true);
      expect(gap).toBeGreaterThan(gaps[index - 1] ?? 0);
    }
  });

  test('that is forgotten comes back sooner than before, and the lapse is counted', () => {
    const reviews = whenDue(['good', 'good', 'good', 'forgotten']);
    const gaps = gapsDays(reviews);
    expect(gaps[3]).toBeLessThan(gaps[2] ?? 0);
    expect(memoryOf(reviews)?.lapses).toBe(1);
  });

  test('that came hard is back before one that came well, and that before one that came at once', () => {
    const [hard = 0, good = 0, easy = 0] = (['hard', 'good', 'easy'] as const).map(
      (recall) => gapsDays(whenDue(['good', recall]))[1],
    );
    expect(hard).toBeLessThan(good);
    expect(good).toBeLessThan(easy);
  });

  test('is never put off for more than a year', () => {
    for (const gap of gapsDays(whenDue(Array.from({ length: 12 }, () => 'easy' as const)))) expect(gap).toBeLessThanOrEqual(365);
  });

  test('gives the same day for the same reviews, whenever it is asked', () => {
    const reviews = whenDue(['good', 'hard', 'forgotten', 'good']);
    expect(memoryOf(reviews)).toEqual(memoryOf(structuredClone(reviews)));
  });
});

test('an answer in words is recalled when all its points are there, hard from half of them on', () => {
  expect([3, 2, 1, 0].map((found) => recallOfPoints(found, 3))).toEqual(['good', 'hard', 'forgotten', 'forgotten']);
  expect([1, 0].map((found) => recallOfPoints(found, 1))).toEqual(['good', 'forgotten']);
});
