import { describe, expect, test } from 'vitest';
import { callsOf, callsWithin, clientCalls, durationMs } from '../../src/judge/call-life.ts';
import type { TraceRecord } from '../../src/lab/trace/record.ts';
import { callRecords, traceOf } from './trace-of.ts';

const client = callRecords({ call: 0, to: 'profile', sentAt: 0, repliedAt: 90 });
const within = callRecords({ call: 1, from: 'profile', to: 'user', sentAt: 5, repliedAt: 45, cause: 0 });
const elsewhere = callRecords({ call: 2, from: 'profile', to: 'user', sentAt: 5, cause: null });
const trace = traceOf([...client, ...within, ...elsewhere]);
const [first, second, third] = callsOf(trace);

describe('the life of a call', () => {
  test('is gathered from its records', () => {
    expect(second).toMatchObject({
      call: 1,
      from: 'profile',
      to: 'user',
      sent: { at: 5, record: 5 },
      arrived: { at: 5 },
      answered: { at: 45, outcome: { ok: true, value: 'done' } },
      ended: { at: 45, how: 'reply' },
    });
  });

  test('lasts until the callee has answered, whether or not anyone still waited', () => {
    const gaveUp: TraceRecord = { kind: 'call-timed-out', at: 20, node: 'profile', cause: 5, call: 1 };
    const [life] = callsOf(traceOf([...within.slice(0, 3), gaveUp, ...within.slice(3)]));
    expect(life?.ended).toMatchObject({ how: 'timed-out', at: 20 });
    expect(life && durationMs(life)).toBe(40);
  });

  test('without an answer has no end', () => {
    expect(third?.ended).toBeUndefined();
    expect(third && durationMs(third)).toBe(Infinity);
  });
});

test('a caller that is never called is a client', () =>
  expect(clientCalls(callsOf(trace)).map((life) => life.call)).toEqual([0]));

test('a call belongs to the request that caused it', () => {
  expect(first && callsWithin(trace, callsOf(trace), first).map((life) => life.call)).toEqual([1]);
});
