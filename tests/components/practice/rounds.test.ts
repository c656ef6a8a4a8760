import { expect, it } from 'vitest';
import { calibrationWords } from '../../../src/components/practice/calibration.ts';
import { finishedRounds, type Round } from '../../../src/components/practice/rounds.ts';
import type { Entry } from '../../../src/progress/index.ts';

const claims = new Map([['pay', ['pay.m1', 'pay.m2', 'pay.n1']]]);
const marks = { 'pay.m1': 'said', 'pay.m2': 'partly', 'pay.n1': 'no' };
const entry = (id: string, at: number, value: Entry['value']): Entry => ({ id, at, value, earlier: [] });

it('counts filed rounds and one that stands at its summary, oldest first', () => {
  const entries = [
    entry('pay/session', 9, { step: 'summary', predicted: 0, marks }),
    entry('pay/round/0000', 5, { step: 'summary', predicted: 2, marks }),
  ];
  expect(finishedRounds(entries, claims)).toEqual([
    { prompt: 'pay', at: 5, predicted: 2, said: 1, partly: 1, of: 2 },
    { prompt: 'pay', at: 9, predicted: 0, said: 1, partly: 1, of: 2 },
  ]);
});

it('passes over a round that is being sat, one without a prediction, and prompts that are gone', () => {
  const entries = [
    entry('pay/session', 1, { step: 'mark', predicted: 1, marks: {} }),
    entry('pay/round/0000', 2, { step: 'summary', marks }),
    entry('gone/round/0000', 3, { step: 'summary', predicted: 1, marks: {} }),
    entry('pay/round/0001', 4, 'no session at all'),
  ];
  expect(finishedRounds(entries, claims)).toEqual([]);
});

const round = (predicted: number, said: number, partly = 0): Round => ({ prompt: 'pay', at: 0, predicted, said, partly, of: 7 });

it('says in words how predictions held', () => {
  expect(calibrationWords([round(5, 3, 1)])).toBe('One round: the prediction was 1 too high.');
  expect(calibrationWords([round(6, 3), round(4, 3, 1), round(2, 5)])).toBe(
    '3 rounds. Predictions that held: 1; too high: 1; too low: 1. The last one was 3 too low.',
  );
});
