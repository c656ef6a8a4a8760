import { describe, expect, it } from 'vitest';
import { isRight, judgeChoice, judgeNumber, type Fact } from '../../src/experiment/index.ts';

const facts: Readonly<Record<string, Fact>> = {
  drain: { value: 360, unit: 's', decimals: 0 },
  lastWait: { value: 90, unit: 's', decimals: 0 },
  lost: { value: 40, unit: '%', decimals: 0 },
};

describe('a predicted number', () => {
  const prediction = {
    ask: 'number',
    question: 'How long?',
    fact: 'drain',
    unit: 's',
    toleranceShare: 0.1,
    right: 'Yes.',
    otherwise: 'Think again.',
    mistakes: [{ fact: 'lastWait', why: 'That is the wait of the last.' }],
  } as const;

  it.each([
    [360, true, 'Yes.'],
    [395, true, 'Yes.'],
    [400, false, 'Think again.'],
    [92, false, 'That is the wait of the last.'],
  ])('of %d is judged by the computed answer, within the tolerance', (predicted, right, text) => {
    expect(judgeNumber({ ...prediction, mistakes: [...prediction.mistakes] }, facts, predicted)).toEqual({ right, text });
  });
});

describe('a choice', () => {
  const options = [
    { text: 'Minutes', rightWhen: 'drain > 300', why: 'It drains slowly.' },
    { text: 'At once', rightWhen: 'drain <= 300', why: 'Only the rest of the capacity drains it.' },
    { text: 'Never', right: false, why: 'Something is left over.' },
  ];

  it('is right where its number says so, and the other way round with another number', () => {
    expect(options.map((option) => isRight(option, facts))).toEqual([true, false, false]);
    const fast = { ...facts, drain: { value: 20, unit: 's', decimals: 0 } };
    expect(options.map((option) => isRight(option, fast))).toEqual([false, true, false]);
  });

  it('compares shares, not per cent', () => {
    expect(isRight({ text: 'Few', rightWhen: 'lost < 0.5', why: 'w' }, facts)).toBe(true);
  });

  it('is told its own reason', () => {
    expect(judgeChoice(options, facts, 1)).toEqual({ right: false, text: 'Only the rest of the capacity drains it.' });
    expect(() => judgeChoice(options, facts, 3)).toThrow('There are 3 options');
  });
});
