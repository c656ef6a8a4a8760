import { describe, expect, it } from 'vitest';
import { newSession, readSession, stepsOf, wordsIn } from '../../../src/components/practice/session.ts';

const claims = ['pay.m1', 'pay.m2'];

describe('a session read from storage', () => {
  it('is where it was left', () => {
    const session = {
      ...newSession(2),
      step: 'mark',
      text: 'pending',
      elapsedMs: 4000,
      asked: [1],
      predicted: 1,
      claim: 1,
    } as const;
    expect(readSession(session, claims)).toEqual(session);
  });

  it('begins anew where there is nothing', () => {
    expect(readSession(undefined, claims)).toEqual(newSession(0));
  });

  it('keeps the text of the answer whatever else is broken', () => {
    const broken = {
      step: 'nowhere',
      text: 'my answer',
      marks: { 'pay.m1': 'brilliant', 'other.m1': 'said' },
      claim: 'x',
      asked: 7,
    };
    expect(readSession(broken, claims)).toEqual({ ...newSession(0), text: 'my answer' });
  });

  it('goes no further than its prediction and its marks allow, also when claims were added since', () => {
    const finished = { ...newSession(0), step: 'summary', marks: { 'pay.m1': 'said', 'pay.m2': 'no' } };
    expect(readSession(finished, claims).step).toBe('predict');
    expect(readSession({ ...finished, predicted: 1 }, claims).step).toBe('summary');
    expect(readSession({ ...finished, predicted: 1 }, [...claims, 'pay.m3']).step).toBe('mark');
    expect(readSession({ ...finished, predicted: 1 }, [...claims, 'pay.n1', 'pay.r1']).step).toBe('summary');
  });
});

describe('the ten minutes', () => {
  it('ask the follow-ups before anything is predicted or shown', () => {
    expect(stepsOf('long').slice(0, 3)).toEqual(['answer', 'interview', 'predict']);
    expect(stepsOf('short')).not.toContain('interview');
  });

  it('are found again with their replies; a round from before there were any is a short one', () => {
    const session = {
      ...newSession(0, 'long'),
      step: 'interview',
      replies: ['', 'a key'],
      repliesMs: 5000,
      question: 1,
    } as const;
    expect(readSession(session, claims)).toEqual(session);
    expect(readSession({ step: 'answer', text: 'x' }, claims)).toMatchObject({ mode: 'short', replies: [] });
  });

  it('are read as one: the answer and every reply that was written', () => {
    expect(wordsIn({ text: 'Answer.', replies: ['', 'Reply.', '  '] })).toBe('Answer.\n\nReply.');
  });
});
