import { describe, expect, test } from 'vitest';
import { coachedIds, readCoached } from '../../src/cli/coach/content.ts';
import { belowGate, evaluate } from '../../src/cli/coach/evaluation.ts';

test('there is a prompt to measure', () => {
  expect(coachedIds()).toContain('pay');
});

describe.each(coachedIds())('%s', (id) => {
  const coached = readCoached(id);

  test('reads its fixtures: precision ≥ 0.95 and recall ≥ 0.80 per claim, and no denial looks said', () => {
    expect(belowGate(evaluate(coached))).toEqual([]);
  });

  test('has each sentence once in a claim, and none on both sides', () => {
    for (const [claim, { fixtures }] of Object.entries(coached.patterns)) {
      const all = [...fixtures.positive, ...fixtures.negative];
      expect([claim, all.filter((sentence, n) => all.indexOf(sentence) !== n)]).toEqual([claim, []]);
    }
  });
});
