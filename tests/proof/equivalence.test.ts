import { describe, expect, test } from 'vitest';
import type { TraceRecord } from '../../src/lab/trace/record.ts';
import { behaveAlike, behaviourOf } from '../../src/proof/equivalence.ts';
import { callRecords, traceOf } from '../judge/trace-of.ts';

const user = (call: number, at: number) => callRecords({ call, from: 'profile', to: 'user', sentAt: at, repliedAt: 40 });
const orders = (call: number, at: number) => callRecords({ call, from: 'profile', to: 'orders', sentAt: at, repliedAt: 70 });
const behaviour = (...records: readonly TraceRecord[]) => behaviourOf(traceOf(records));

describe('what a trace shows from outside', () => {
  test('does not tell which of two calls of one instant was written first', () => {
    const withoutBody = (records: readonly TraceRecord[]) =>
      records.map((record) => ('body' in record ? { ...record, body: null } : record));
    expect(behaviour(...withoutBody([...user(0, 0), ...orders(1, 0)]))).toBe(
      behaviour(...withoutBody([...orders(0, 0), ...user(1, 0)])),
    );
  });

  test('tells when something happened, and what', () => {
    const seen = new Set([
      behaviour(...user(0, 0)),
      behaviour(...user(0, 1)),
      behaviour(...orders(0, 0)),
      behaviour(...user(0, 0), ...user(1, 0)),
      behaviour(),
    ]);
    expect(seen.size).toBe(5);
  });

  test('tells how the run ended', () => {
    expect(behaviourOf(traceOf([]))).not.toBe(behaviourOf(traceOf([], { reason: 'until' })));
  });
});

describe('two sources', () => {
  const trial = (source: string, seed: number) => Promise.resolve([traceOf(user(0, source === 'late' && seed === 3 ? 5 : 0))]);

  test('behave alike when no seed tells them apart', async () => {
    expect(await behaveAlike('one', 'other', [1, 2, 3], trial)).toBe(true);
  });

  test('differ as soon as one seed does', async () => {
    expect(await behaveAlike('one', 'late', [1, 2], trial)).toBe(true);
    expect(await behaveAlike('one', 'late', [1, 2, 3], trial)).toBe(false);
  });

  test('differ when one of them leaves fewer traces', async () => {
    const silent = (source: string) => Promise.resolve(source === 'one' ? [traceOf([])] : []);
    expect(await behaveAlike('one', 'broken', [1], silent)).toBe(false);
  });
});
