import { expect, test } from 'vitest';
import { missedClaims } from '../../../src/components/review/misses.ts';
import type { Entry } from '../../../src/progress/index.ts';

const entry = (id: string, value: Entry['value']): Entry => ({ id, at: 1, value, earlier: [] });
const missedIn = (marks: Record<string, string>) => [...missedClaims([entry('pay/session', { step: 'summary', marks })])];

test('a must that was not said, was said in part, or whose opposite was, is missed; what would have been nice, when it was not said', () => {
  const musts = { 'pay.m1': 'no', 'pay.m2': 'opposite', 'pay.m3': 'partly', 'pay.m4': 'said' };
  expect(missedIn({ ...musts, 'pay.n1': 'no', 'pay.n2': 'partly' })).toEqual(['pay.m1', 'pay.m2', 'pay.m3', 'pay.n1']);
});

test('a red flag is missed when it was said, in part too', () => {
  expect(missedIn({ 'pay.r1': 'said', 'pay.r2': 'no', 'pay.r3': 'opposite', 'pay.r4': 'partly' })).toEqual(['pay.r1', 'pay.r4']);
});

test('rounds that were filed count too, and what is no round is passed over', () => {
  const missed = missedClaims([
    entry('pay/round/0000', { marks: { 'pay.m1': 'no' } }),
    entry('exercise/saga/solution-seen', 1),
    entry('drill/x', { marks: 'none' }),
    entry('chat/session', null),
  ]);
  expect([...missed]).toEqual(['pay.m1']);
});
