import { expect, test } from 'vitest';
import { forecast, history, memoryOf, type Review } from '../../src/review/index.ts';

const dayMs = 86_400_000;
const monday = Date.UTC(2026, 10, 23);
const edgesFrom = (from: number, days: number) => Array.from({ length: days + 1 }, (_, n) => from + n * dayMs);

test('the forecast counts each card on the day on which it falls due, overdue ones on the first', () => {
  const fresh: readonly Review[] = [{ at: monday + 1, recall: 'good' }];
  const overdue: readonly Review[] = [{ at: monday - 60 * dayMs, recall: 'good' }];
  const gapDays = Math.floor(((memoryOf(fresh)?.dueAt ?? 0) - monday) / dayMs);
  const counts = forecast([fresh, overdue, []], edgesFrom(monday, 14));
  expect(counts).toHaveLength(14);
  expect(counts[0]).toBe(1);
  expect(counts[gapDays]).toBe(1);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
});

test('what falls due after the last day is not counted', () => {
  const easy: readonly Review[] = [{ at: monday + 1, recall: 'easy' }];
  expect(forecast([easy], edgesFrom(monday, 2))).toEqual([0, 0]);
});

test('the history tells answers that came from those that did not, day by day', () => {
  const a: readonly Review[] = [
    { at: monday - 1, recall: 'good' },
    { at: monday, recall: 'hard' },
    { at: monday + dayMs, recall: 'forgotten' },
  ];
  const b: readonly Review[] = [{ at: monday + dayMs + 5, recall: 'easy' }];
  expect(history([a, b], edgesFrom(monday, 2))).toEqual([
    { recalled: 1, forgotten: 0 },
    { recalled: 1, forgotten: 1 },
  ]);
});

test('a day of twenty-three or twenty-five hours is one day', () => {
  const edges = [monday, monday + 23 * 3_600_000, monday + 48 * 3_600_000];
  const late: readonly Review[] = [{ at: monday + 23.5 * 3_600_000, recall: 'good' }];
  expect(history([late], edges).map(({ recalled }) => recalled)).toEqual([0, 1]);
});
