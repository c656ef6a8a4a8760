import { describe, expect, it } from 'vitest';
import { keepUnit } from '../../src/components/keep-unit.ts';

describe('a number and its unit', () => {
  it.each([
    ['after 2 s, at most', 'after 2\u00a0s, at most'],
    ['**500 ms** and 1.5 MB', '**500\u00a0ms** and 1.5\u00a0MB'],
    ['20 KB/s for 3 min.', '20\u00a0KB/s for 3\u00a0min.'],
  ])('stay on one line: %s', (sentence, kept) => {
    expect(keepUnit(sentence)).toBe(kept);
  });

  it.each(['3 messages', '2 sagas', 'in 2020 he', 'the 4 sizes', '1 mail', '2  s', 'seconds s'])(
    'are not seen where there is none: %s',
    (sentence) => {
      expect(keepUnit(sentence)).toBe(sentence);
    },
  );
});
