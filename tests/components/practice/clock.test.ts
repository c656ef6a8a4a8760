import { describe, expect, it } from 'vitest';
import { clockFace, clockWords } from '../../../src/components/practice/clock.ts';

describe('the clock', () => {
  it('counts down, and up past the end', () => {
    expect([0, 999, 1000, 61_000, 90_999, 91_000, 160_000].map((ms) => clockFace(90, ms))).toEqual([
      '1:30',
      '1:30',
      '1:29',
      '0:29',
      '0:00',
      '+0:01',
      '+1:10',
    ]);
  });

  it('speaks twice only: half a minute before the end, and at the end', () => {
    const spoken = Array.from({ length: 200 }, (_, second) => clockWords(90, second)).flatMap((words) => words ?? []);
    expect(spoken).toEqual(['30 seconds left.', '90 seconds are over. Finish your thought.']);
  });
});
