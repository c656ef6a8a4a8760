import { describe, expect, it } from 'vitest';
import { deal } from '../../../src/components/practice/deal.ts';
import type { Round } from '../../../src/components/practice/rounds.ts';

const dayMs = 86_400_000;
const now = 1_800_000_000_000;
const prompts = ['pay', 'media', 'order'];
const round = (prompt: string, daysAgo: number, said: number, partly = 0): Round => ({
  prompt,
  at: now - daysAgo * dayMs,
  predicted: 5,
  said,
  partly,
  of: 7,
});
const deals = (rounds: readonly Round[]) => Array.from({ length: 400 }, (_, seed) => deal(prompts, rounds, now, seed));
const timesDealt = (rounds: readonly Round[], prompt: string) => deals(rounds).filter((each) => each.prompt === prompt).length;

describe('a deal', () => {
  it('is the same for the same rounds, time and seed', () => {
    const rounds = [round('pay', 3, 4)];
    expect(deal(prompts, rounds, now, 17)).toEqual(deal(prompts, rounds, now, 17));
  });

  it('comes to every prompt when none was answered yet', () => {
    for (const prompt of prompts) expect(timesDealt([], prompt)).toBeGreaterThan(90);
  });

  it('prefers what was missed to what was said, at the same distance', () => {
    const rounds = [round('pay', 9, 2), round('media', 9, 7), round('order', 9, 7)];
    expect(timesDealt(rounds, 'pay')).toBeGreaterThan(300);
  });

  it('prefers what was missed long ago to what was missed an hour ago', () => {
    const rounds = [round('pay', 9, 4), round('media', 0.04, 4), round('order', 0.04, 4)];
    expect(timesDealt(rounds, 'pay')).toBeGreaterThan(350);
  });

  it('goes by the last round of a prompt', () => {
    const rounds = [round('pay', 40, 0), round('pay', 0, 7), round('media', 9, 3), round('order', 9, 3)];
    expect(timesDealt(rounds, 'pay')).toBeLessThan(20);
  });

  it('is another prompt than the one before, as long as there is another', () => {
    expect(Array.from({ length: 50 }, (_, seed) => deal(prompts, [], now, seed, 'pay').prompt)).not.toContain('pay');
    expect(deal(['pay'], [], now, 1, 'pay').prompt).toBe('pay');
  });

  it.each([
    [[], 'You have not answered this one yet.'],
    [[round('pay', 9.5, 4)], 'You missed 3 of the 7 musts here nine days ago.'],
    [[round('pay', 1.2, 5, 2)], 'You said 2 of the 7 musts here only partly yesterday.'],
    [[round('pay', 40, 7)], 'You said all 7 musts here 40 days ago. See whether they are still there.'],
  ])('says why: %#', (rounds, because) => {
    expect(deal(['pay'], rounds, now, 5).because).toBe(because);
  });
});
