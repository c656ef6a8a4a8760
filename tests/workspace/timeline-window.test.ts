import { describe, expect, test } from 'vitest';
import { recordAfterKey, windowAround } from '../../src/components/workspace/timeline-window.ts';

describe('the window of a long run', () => {
  test('is the whole of a run that fits', () => {
    expect(windowAround(3, 10, 60)).toEqual({ first: 0, last: 9 });
    expect(windowAround(3, 10, Infinity)).toEqual({ first: 0, last: 9 });
  });

  test('holds the cursor and has its size, also at both ends', () => {
    for (const record of [0, 1, 250, 498, 499]) {
      const { first, last } = windowAround(record, 500, 60);
      expect(last - first + 1).toBe(60);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(last).toBeLessThan(500);
      expect(record >= first && record <= last).toBe(true);
    }
  });

  test('stands still while the cursor is well inside, and moves before it leaves', () => {
    const before = windowAround(250, 500, 60);
    expect(windowAround(255, 500, 60, before)).toBe(before);
    expect(windowAround(before.last - 2, 500, 60, before)).not.toBe(before);
    const top = windowAround(0, 500, 60);
    expect(windowAround(1, 500, 60, top)).toBe(top);
  });

  test('is made anew when its size changes', () => {
    expect(windowAround(250, 500, 160, windowAround(250, 500, 60))).toEqual({ first: 170, last: 329 });
  });
});

test.each([
  ['ArrowDown', 5, 6],
  ['ArrowUp', 5, 4],
  ['ArrowUp', 0, 0],
  ['PageDown', 5, 9],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['a', 5, undefined],
])('%s at event %d of ten leads to %s', (key, record, target) => expect(recordAfterKey(key, record, 10)).toBe(target));
