import { describe, expect, it } from 'vitest';
import { stoppedIn, tallyOfStops } from '../../../src/components/drill/stops.ts';

const kinds = ['plain', 'flag', 'fine', 'flag'] as const;

describe('what was found in a flawed answer', () => {
  it.each([
    [[1, 3], 'You stopped at all 2 red flags.'],
    [[1], 'You stopped at 1 of the 2 red flags.'],
    [[], 'You stopped at none of the 2 red flags.'],
    [[1, 2], 'You stopped at 1 of the 2 red flags. One sentence at which you stopped is fine: read why.'],
    [[0, 2, 3], 'You stopped at 1 of the 2 red flags. 2 sentences at which you stopped are fine: read why.'],
  ])('with stops at %j: %s', (stopped, said) => {
    expect(tallyOfStops(kinds, stopped)).toBe(said);
  });

  it('speaks of one red flag as of one', () => {
    expect(tallyOfStops(['flag', 'plain'], [0])).toBe('You stopped at the one red flag.');
  });

  it('is read back from storage without what is no sentence', () => {
    expect(stoppedIn([0, 3, 9, -1, 'x', 1.5], 4)).toEqual([0, 3]);
    expect(stoppedIn({ 0: true }, 4)).toEqual([]);
  });
});
