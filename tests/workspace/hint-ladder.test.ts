import { describe, expect, it } from 'vitest';
import { hintLadder, nextHintLabel } from '../../src/components/workspace/hint-ladder.ts';

const hints = ['Look up.', 'Look at recs.', 'Chain them.'];

describe('hintLadder', () => {
  it('shows nothing before the reader asks, and offers a nudge', () => {
    const ladder = hintLadder(hints, 0);
    expect(ladder.shown).toEqual([]);
    expect(nextHintLabel(ladder)).toBe('Hint 1 of 3: a nudge');
  });

  it('gives one hint at a time, in order', () => {
    expect(hintLadder(hints, 1).shown).toEqual(['Look up.']);
    expect(hintLadder(hints, 2).shown).toEqual(['Look up.', 'Look at recs.']);
    expect(nextHintLabel(hintLadder(hints, 2))).toBe('Hint 3 of 3: the shape of a fix');
  });

  it('offers nothing at the top', () => {
    expect(nextHintLabel(hintLadder(hints, 3))).toBeUndefined();
    expect(hintLadder(hints, 3).shown).toEqual(hints);
  });
});
