import { describe, expect, it } from 'vitest';
import { comparePrediction, countMarks, type Marks } from '../../../src/components/practice/marking.ts';

const claims = ['pay.m1', 'pay.m2', 'pay.m3', 'pay.n1', 'pay.r1'];
const given: Marks = { 'pay.m1': 'said', 'pay.m2': 'partly', 'pay.n1': 'said', 'pay.r1': 'opposite' };

describe('marks', () => {
  it('are counted per kind; a claim without a mark counts in "of" alone', () => {
    expect(countMarks(claims, given, 'must')).toEqual({ said: 1, partly: 1, no: 0, opposite: 0, of: 3 });
    expect(countMarks(claims, given, 'red')).toEqual({ said: 0, partly: 0, no: 0, opposite: 1, of: 1 });
  });
});

describe('a prediction', () => {
  const count = { said: 3, partly: 2, no: 1, opposite: 1, of: 7 };

  it.each([3, 4, 5])('of %i holds when partly said claims can make up the difference', (predicted) => {
    expect(comparePrediction(predicted, count)).toBe(
      `You predicted ${predicted} of the 7 musts and marked 3 of 7 as said and 2 as partly said. You knew what was in your answer.`,
    );
  });

  it('is too high by what even the partly said ones do not make up', () => {
    expect(comparePrediction(7, count)).toContain('2 too high');
  });

  it('is too low by what was said beyond it', () => {
    expect(comparePrediction(1, { ...count, partly: 0 })).toContain('2 too low');
  });
});
