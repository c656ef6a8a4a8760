import { describe, expect, test } from 'vitest';
import type { Arrow, Mark, Sequence, Span } from '../../../src/lab/trace/sequence-model.ts';
import { readSequence } from '../../../src/lab/trace/sequence.ts';
import { healthy, lostReply, overloaded, redelivery, timeout, traceOf } from './sequence-traces.ts';

const arrows = (sequence: Sequence, what: Arrow['what']) =>
  sequence.items.filter((item): item is Arrow => item.type === 'arrow' && item.what === what);
const spans = (sequence: Sequence, what: Span['what']) =>
  sequence.items.filter((item): item is Span => item.type === 'span' && item.what === what);
const marks = (sequence: Sequence, what: Mark['what']) =>
  sequence.items.filter((item): item is Mark => item.type === 'mark' && item.what === what);

describe('a healthy run', () => {
  const sequence = readSequence(healthy);

  test('has lifelines in order of appearance, the client first', () => {
    expect(sequence.lifelines).toEqual([
      { name: 'browser', kind: 'client' },
      { name: 'page', kind: 'service' },
      { name: 'user', kind: 'service' },
      { name: 'orders', kind: 'service' },
      { name: 'recs', kind: 'service' },
    ]);
  });

  test('has a call and a reply for each request, with the times of both ends', () => {
    expect(arrows(sequence, 'call')).toHaveLength(4);
    expect(arrows(sequence, 'reply')).toHaveLength(4);
    expect(arrows(sequence, 'call')[3]).toMatchObject({
      from: 'page',
      to: 'recs',
      label: '{segment: "new"}',
      sentAt: 0,
      end: { how: 'arrived', at: 2 },
    });
    expect(arrows(sequence, 'reply')[1]).toMatchObject({
      from: 'recs',
      to: 'page',
      sentAt: 41.5,
      end: { how: 'arrived', at: 43.5 },
      tone: 'plain',
    });
  });

  test('keeps record numbers and the place in the code', () => {
    expect(arrows(sequence, 'call')[3]).toMatchObject({ records: [5, 10], source: { line: 7, column: 9 } });
  });

  test('shows each service busy from start to reply', () => {
    expect(spans(sequence, 'busy').map(({ lifeline, from, until, open }) => [lifeline, from, until, open])).toEqual([
      ['page', 0, 82, false],
      ['user', 2, 22, false],
      ['orders', 2, 80, false],
      ['recs', 2, 41.5, false],
    ]);
    expect(spans(sequence, 'waiting')).toEqual([]);
  });
});

describe('a call that is given up', () => {
  const sequence = readSequence(timeout);

  test('shows how long the caller waited and that the work went on for nobody', () => {
    expect(spans(sequence, 'gave-up')).toMatchObject([{ lifeline: 'page', from: 20, until: 320 }]);
    expect(spans(sequence, 'busy').find((span) => span.lifeline === 'recs')).toMatchObject({ until: 1020, abandonedAt: 320 });
    expect(marks(sequence, 'timed-out')).toMatchObject([{ lifeline: 'page', at: 320, source: { line: 7, column: 9 } }]);
  });

  test('gets its reply late', () => {
    expect(arrows(sequence, 'reply').map((arrow) => arrow.tone)).toEqual(['plain', 'plain', 'late']);
  });

  test('shows the fault as a band over its service until the end', () => {
    expect(sequence.items.filter((item) => item.type === 'band')).toMatchObject([
      { lifelines: ['recs'], from: 0, until: 1020, open: true },
    ]);
  });
});

describe('a lost reply and a retry', () => {
  const sequence = readSequence(lostReply);

  test('the reply ends on the way, and the second identical call is attempt 2 although the caller does not say so', () => {
    expect(arrows(sequence, 'reply').map((arrow) => arrow.end.how)).toEqual(['lost', 'arrived']);
    expect(arrows(sequence, 'call').map((arrow) => arrow.attempt)).toEqual([1, 2]);
  });

  test('the sleep between and the two charges are on their lifelines', () => {
    expect(spans(sequence, 'sleeping')).toMatchObject([{ lifeline: 'shop', from: 200, until: 300 }]);
    expect(marks(sequence, 'fact').map((mark) => [mark.lifeline, mark.at])).toEqual([
      ['pay', 45],
      ['pay', 345],
    ]);
  });

  test('a fault between two services touches both', () => {
    expect(sequence.items.find((item) => item.type === 'band')).toMatchObject({
      lifelines: ['pay', 'shop'],
      from: 45,
      until: 50,
      open: false,
    });
  });
});

test('identical calls that did not fail are not attempts of each other', () => {
  const calls = [0, 1].map(
    (call) =>
      ({
        kind: 'call-sent',
        at: call,
        node: 'a',
        call,
        to: 'b',
        operation: 'poll',
        body: null,
        headers: {},
        attempt: 1,
      }) as const,
  );
  expect(arrows(readSequence(traceOf(calls)), 'call').map((arrow) => arrow.attempt)).toEqual([1, 1]);
});

test('an identical call that belongs to other work is not an attempt, although the one before timed out', () => {
  const again = timeout.records.map((record, i) => ({
    ...record,
    at: record.at + 2000,
    cause: record.cause === null ? null : record.cause + timeout.records.length,
    ...('call' in record ? { call: record.call + 3 } : {}),
    ...(i === 0 ? { node: 'world' } : {}),
  }));
  const twice = readSequence(traceOf([...timeout.records, ...again]));
  expect(arrows(twice, 'call').map((arrow) => arrow.attempt)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(twice.items.filter((item) => item.type === 'band')).toMatchObject([
    { from: 0, until: 2000 },
    { from: 2000, until: 3020 },
  ]);
});

describe('messages', () => {
  const sequence = readSequence(redelivery);

  test('queues, stores and consumers are told apart', () => {
    expect(sequence.lifelines).toEqual([
      { name: 'orders', kind: 'client' },
      { name: 'emails', kind: 'queue' },
      { name: 'mailer', kind: 'service' },
      { name: 'sent', kind: 'store' },
      { name: 'emails-dead', kind: 'queue' },
    ]);
  });

  test('each delivery has its number, and how it ended', () => {
    expect(arrows(sequence, 'deliver').map((arrow) => arrow.attempt)).toEqual([1, 2, 3]);
    expect(arrows(sequence, 'nack')).toMatchObject([{ from: 'mailer', to: 'emails', tone: 'bad' }]);
    expect(arrows(sequence, 'ack')).toMatchObject([{ from: 'mailer', to: 'emails' }]);
    expect(marks(sequence, 'returned')).toMatchObject([{ lifeline: 'emails', at: 30_030 }]);
    expect(arrows(sequence, 'dead-letter')).toMatchObject([{ from: 'emails', to: 'emails-dead' }]);
  });

  test('time in the queue is shown for every stay, also after a nack', () => {
    expect(spans(sequence, 'waiting').map(({ lifeline, from, until }) => [lifeline, from, until])).toEqual([
      ['emails', 2, 30],
      ['emails', 30_061, 30_100],
      ['emails', 30_202, 30_250],
    ]);
  });

  test('a crash ends the work in progress and lasts until the restart', () => {
    expect(spans(sequence, 'busy')[0]).toMatchObject({ lifeline: 'mailer', from: 30, until: 60, open: false });
    expect(spans(sequence, 'down')).toMatchObject([{ lifeline: 'mailer', from: 60, until: 300, open: false }]);
    expect([...marks(sequence, 'crashed'), ...marks(sequence, 'restarted')].map((mark) => mark.at)).toEqual([60, 300]);
  });
});

describe('an overloaded service', () => {
  const sequence = readSequence(overloaded);

  test('the second call waits for the worker, the third is refused with an error', () => {
    expect(spans(sequence, 'waiting')).toMatchObject([{ lifeline: 'db', from: 0, until: 40 }]);
    expect(marks(sequence, 'rejected')).toMatchObject([{ lifeline: 'db', at: 5 }]);
    expect(arrows(sequence, 'reply')[0]).toMatchObject({ tone: 'bad', label: '503 queue full', to: 'c' });
  });

  test('what is unfinished when the run ends is open: work, and a call under way', () => {
    expect(spans(sequence, 'busy').at(-1)).toMatchObject({ from: 40, until: 75, open: true });
    expect(arrows(sequence, 'call').map((arrow) => arrow.end.how)).toEqual(['arrived', 'arrived', 'arrived', 'lost', 'pending']);
  });
});

test('an empty run is an empty diagram', () => {
  expect(readSequence(traceOf([]))).toEqual({ lifelines: [], items: [], events: [], endedAt: 0 });
});
