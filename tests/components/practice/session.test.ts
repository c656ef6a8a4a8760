import { describe, expect, it } from 'vitest';
import { newSession, readSession } from '../../../src/components/practice/session.ts';

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
  });
});
