import { describe, expect, test } from 'vitest';
import { firstLate, waitedMs } from '../../../src/judge/check/answer-time.ts';
import { attemptsBy } from '../../../src/judge/check/attempts.ts';
import { wrongEffectCount } from '../../../src/judge/check/effect-once.ts';
import { isToldAsItIs } from '../../../src/judge/check/error-as-it-is.ts';
import { inFlightPeak } from '../../../src/judge/check/in-flight.ts';
import { firstOvertaking } from '../../../src/judge/check/order-per-key.ts';
import { firstUnhandled } from '../../../src/judge/check/unhandled.ts';
import { firstSentAfter } from '../../../src/judge/check/work-after.ts';
import { callsOf } from '../../../src/judge/call-life.ts';
import type { FactRecord, TraceRecord } from '../../../src/lab/trace/record.ts';
import { callRecords, traceOf } from '../trace-of.ts';

const byTime = (...calls: readonly (readonly TraceRecord[])[]) => callsOf(traceOf(calls.flat().sort((a, b) => a.at - b.at)));
const call = (n: number, sentAt: number, repliedAt?: number) =>
  callRecords({ call: n, to: 'pay', sentAt, ...(repliedAt === undefined ? {} : { repliedAt }) });

describe('an effect that must happen once', () => {
  const charge = (at: number, key: string): FactRecord => ({
    kind: 'fact',
    at,
    node: 'ledger',
    cause: null,
    fact: 'charged',
    detail: key,
  });
  const wrong = (keys: readonly string[], ...facts: readonly FactRecord[]) =>
    wrongEffectCount(traceOf(facts), { fact: 'charged', keys, keyOf: ({ detail }) => String(detail) });

  test('is fine when it does', () => expect(wrong(['k1', 'k2'], charge(1, 'k1'), charge(2, 'k2'))).toBeUndefined());
  test('is told with its moments when it happens again, at the second one', () =>
    expect(wrong(['k1'], charge(10, 'k1'), charge(345, 'k1'))).toMatchObject({
      key: 'k1',
      record: 1,
      clause: 'happened twice, at 10 ms and at 345 ms',
    }));
  test('is told when it never happens', () =>
    expect(wrong(['k1'], charge(1, 'k2'))).toMatchObject({ key: 'k1', clause: 'never happened' }));
});

describe('calls in flight', () => {
  test('are counted at their peak', () =>
    expect(inFlightPeak(byTime(call(0, 0, 50), call(1, 10, 20), call(2, 15, 60), call(3, 70, 80)))).toMatchObject({
      calls: 3,
      at: 15,
    }));
  test('are none where there is no call', () => expect(inFlightPeak([])).toMatchObject({ calls: 0 }));
  test('never end when they are never answered', () =>
    expect(inFlightPeak(byTime(call(0, 0), call(1, 10)))).toMatchObject({ calls: 2 }));
});

describe('the time of an answer', () => {
  const [quick, slow, never] = byTime(call(0, 0, 50), call(1, 10, 200), call(2, 20));
  test('is what the caller waited', () =>
    expect([quick, slow, never].map((life) => life && waitedMs(life))).toEqual([50, 190, undefined]));
  test('is late beyond its limit, and when there is none', () => {
    expect(firstLate(byTime(call(0, 0, 50), call(1, 10, 200)), () => 190)).toBeUndefined();
    expect(firstLate(byTime(call(0, 0, 50), call(1, 10, 200)), () => 189)?.call).toBe(1);
    expect(firstLate(byTime(call(0, 0)), () => 1e9)?.call).toBe(0);
  });
});

test('attempts are grouped by their work, with the gaps between them', () => {
  const [work] = attemptsBy(byTime(call(0, 0, 10), call(1, 110, 120), call(2, 115)), () => 'k1');
  expect(work).toMatchObject({ key: 'k1', gapsMs: [100, -5] });
  expect(attemptsBy(byTime(call(0, 0), call(1, 1)), (life) => String(life.call))).toHaveLength(2);
});

describe('order per key', () => {
  const happening = (key: string, position: number, at: number) => ({ key, position, at, record: at });
  test('holds when keys interleave', () =>
    expect(
      firstOvertaking([happening('a', 1, 0), happening('b', 1, 1), happening('a', 2, 2), happening('b', 2, 3)]),
    ).toBeUndefined());
  test('is broken by the first that comes after a later one', () =>
    expect(firstOvertaking([happening('a', 2, 0), happening('a', 1, 5), happening('a', 0, 9)])).toEqual({
      early: happening('a', 2, 0),
      overtaken: happening('a', 1, 5),
    }));
});

test('work after a deadline is the first call that was sent after it', () => {
  expect(firstSentAfter(byTime(call(0, 0), call(1, 100)), 100)).toBeUndefined();
  expect(firstSentAfter(byTime(call(0, 0), call(1, 101), call(2, 102)), 100)?.call).toBe(1);
});

describe('an error that must reach the caller as it is', () => {
  const failure = { name: 'CallError', message: 'ads is down', status: 503 };
  test('may have another name and place', () =>
    expect(isToldAsItIs({ ...failure, name: 'AdsError', source: { line: 3, column: 1 } }, failure)).toBe(true));
  test('has its status and its message', () => {
    expect(isToldAsItIs({ ...failure, status: 500 }, failure)).toBe(false);
    expect(isToldAsItIs({ name: 'CallError', message: 'ads is down' }, failure)).toBe(false);
    expect(isToldAsItIs({ ...failure, message: 'Bad Gateway' }, failure)).toBe(false);
  });
  test('is told when there is a rejection', () => expect(isToldAsItIs(undefined, failure)).toBe(false));
});

test('what was let fall is the first rejection or error that nobody handled', () => {
  const failure = { name: 'CallError', message: 'ads is down' };
  const fell: TraceRecord = { kind: 'unhandled-rejection', at: 30, node: 'profile', cause: null, error: failure };
  expect(firstUnhandled(traceOf([...call(0, 0, 10), fell, { ...fell, kind: 'uncaught-error', at: 31 }]))).toEqual({
    at: 30,
    record: 5,
    node: 'profile',
    error: failure,
  });
  expect(firstUnhandled(traceOf(call(0, 0, 10)))).toBeUndefined();
});
