import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/experiment/expression/evaluate.ts';

const numbers: Readonly<Record<string, number>> = { rate: 100, 'loads.shop.p99Ms': 250, 'records.call-timed-out': 7, waitMs: 40 };
const scope = { value: (name: string) => numbers[name], names: () => Object.keys(numbers) };

describe('an expression', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['8 / 2 / 2', 2],
    ['10 - 2 - 3', 5],
    ['-rate + 1', -99],
    ['2 * -3', -6],
    ['1.5e3', 1500],
    ['loads.shop.p99Ms - waitMs', 210],
    ['records.call-timed-out * 2', 14],
    ['max(rate, waitMs) + min(1, 2)', 101],
    ['rate > 50 and waitMs <= 40', 1],
    ['rate < 50 or waitMs = 41', 0],
    ['drainS(18000, 200, 150)', 360],
    ['round(10 / 3)', 3],
  ])('%s is %d', (text, value) => {
    expect(evaluate(text, scope)).toBe(value);
  });

  it.each([
    ['rate +', /expected a number, a name or "\(", found its end/],
    ['(1 + 2', /expected "\)", found its end/],
    ['1 2', /expected an operator or its end, found "2"/],
    ['rate ? 1', /at "\? 1"/],
    ['ratee * 2', /no number called "ratee" here. There are: rate, loads\.shop\.p99Ms/],
    ['sqrt(2)', /no function called "sqrt". There are: min, max/],
    ['drainS(18000, 200)', /drainS\(backlog, capacity per s, arrivals per s\): expected 3 numbers, found 2/],
  ])('%s is refused in words', (text, words) => {
    expect(() => evaluate(text, scope)).toThrow(words);
  });
});
