import { describe, expect, it } from 'vitest';
import { constant, createWorld, type Faults, type Trace, type World } from '../../src/lab/index.ts';
import { kindsOf, recordsOf } from './records.ts';

/**
 * Every fault in a world where it happens, and where its paired verb undoes it. A client calls `b`, and publishes to `q`, whose consumer is
 * `c`; the host `h` answers with its clock and writes to the store `db`. Each of them does so once while the fault lasts, and once after.
 */
function build(): World {
  const world = createWorld({ seed: 1 });
  world.service('b', { serviceTime: constant(10), respond: () => 'answer' });
  world.service('c', { concurrency: 1, serviceTime: constant(1) });
  world.queue('q', { visibilityTimeoutMs: 100 });
  world.subscribe('c', 'q');
  world.store('db', { latency: constant(1) });
  world.host('h', {
    instantiate: () => ({}),
    handle: (_, { body }, port) =>
      port
        .store('db')
        .transaction((tx) => tx.put('t', String(body), port.now()))
        .then(() => port.store('db').get('t', String(body), { replica: true }))
        .then((row: unknown) => ({ clock: port.now(), row })),
  });
  return world;
}

/** Runs with the fault from 50 ms to 1000 ms, and the same work in each half. */
function run(begin: (faults: Faults) => void, end: (faults: Faults) => void): Trace {
  const world = build();
  world.at(50, () => begin(world.faults));
  world.at(1000, () => end(world.faults));
  for (const atMs of [100, 1100]) {
    world.client('a').call('b', 'ask', null, { atMs, timeoutMs: 500 });
    world.client('a').call('h', 'ask', atMs, { atMs, timeoutMs: 500 });
    world.load(`p${atMs}`, { to: 'q', arrivals: { kind: 'times', atMs: [atMs] } });
  }
  return world.run(3000);
}

interface Case {
  readonly fault: string;
  readonly begin: (faults: Faults) => void;
  readonly end: (faults: Faults) => void;
  /** What distinguishes a disturbed half from a calm one; true when it shows. */
  readonly shows: (half: Trace['records']) => boolean;
}

type Half = Trace['records'];
const of = (half: Half) => ({ records: half }) as Trace;
const tookMs = (half: Half, node: string) => {
  const sent = recordsOf(of(half), 'call-sent').find(({ to }) => to === node);
  const answered = recordsOf(of(half), 'reply-arrived').find(({ call }) => call === sent?.call);
  return sent && answered ? answered.at - sent.at : Infinity;
};
const answerOf = (half: Half, node: string) => {
  const sent = recordsOf(of(half), 'call-sent').find(({ to }) => to === node);
  const answered = recordsOf(of(half), 'reply-arrived').find(({ call }) => call === sent?.call);
  return answered?.outcome;
};
/** A field of the answer of `h`. */
const answered = (half: Half, field: 'clock' | 'row'): unknown => {
  const outcome = answerOf(half, 'h');
  return outcome?.ok ? Reflect.get(outcome.value as object, field) : 'no answer';
};
const has = (kind: Trace['records'][number]['kind']) => (half: Half) => kindsOf(of(half)).includes(kind);

const table: readonly Case[] = [
  {
    fault: 'slow',
    begin: (f) => f.slow('b', { factor: 3 }),
    end: (f) => f.recover('b'),
    shows: (half) => tookMs(half, 'b') === 30,
  },
  { fault: 'hang', begin: (f) => f.hang('b'), end: (f) => f.recover('b'), shows: has('call-timed-out') },
  {
    fault: 'fail',
    begin: (f) => f.fail('b', { status: 500, message: 'broken' }),
    end: (f) => f.recover('b'),
    shows: (half) => answerOf(half, 'b')?.ok === false,
  },
  {
    fault: 'partition',
    begin: (f) => f.partition('a', 'b'),
    end: (f) => f.repair('a', 'b'),
    shows: has('call-lost'),
  },
  { fault: 'hold', begin: (f) => f.hold('a', 'b'), end: (f) => f.release('a', 'b'), shows: has('call-timed-out') },
  { fault: 'lose-reply', begin: (f) => f.loseReply('b', 'a'), end: (f) => f.restoreReplies('b', 'a'), shows: has('reply-lost') },
  {
    fault: 'duplicate',
    begin: (f) => f.duplicate('q'),
    end: (f) => f.deliverOnce('q'),
    shows: (half) => recordsOf(of(half), 'message-delivered').length === 2,
  },
  {
    fault: 'commit-late',
    begin: (f) => f.commitLate('db', { delayMs: 70 }),
    end: (f) => f.commitInTime('db'),
    shows: (half) => tookMs(half, 'h') === 72,
  },
  {
    fault: 'lag-behind',
    begin: (f) => f.lagBehind('db', { addMs: 500 }),
    end: (f) => f.catchUp('db'),
    shows: (half) => answered(half, 'row') === undefined,
  },
  {
    fault: 'skew',
    begin: (f) => f.skew('h', { offsetMs: -40 }),
    end: (f) => f.resync('h'),
    shows: (half) => {
      const { at } = recordsOf(of(half), 'reply-sent').find(({ node }) => node === 'h')!;
      return answered(half, 'clock') === at - 40;
    },
  },
  {
    fault: 'slow',
    begin: (f) => f.slow('db', { addMs: 20 }),
    end: (f) => f.recover('db'),
    shows: (half) => tookMs(half, 'h') === 42,
  },
  { fault: 'hang', begin: (f) => f.hang('db'), end: (f) => f.recover('db'), shows: (half) => tookMs(half, 'h') === Infinity },
  {
    fault: 'fail',
    begin: (f) => f.fail('db', { status: 503, message: 'full' }),
    end: (f) => f.recover('db'),
    shows: (half) => answerOf(half, 'h')?.ok === false,
  },
];

describe('every fault', () => {
  it.each(table)('$fault happens, the trace says so, and its paired verb undoes it', ({ fault, begin, end, shows }) => {
    const trace = run(begin, end);
    const during = trace.records.filter(({ at }) => at >= 100 && at < 1000);
    const after = trace.records.filter(({ at }) => at >= 1100);
    expect(shows(during)).toBe(true);
    expect(shows(after)).toBe(false);
    expect(recordsOf(trace, 'fault-began').map((record) => [record.fault, record.at])).toEqual([[fault, 50]]);
    expect(recordsOf(trace, 'fault-ended').map((record) => [record.fault, record.at])).toEqual([[fault, 1000]]);
  });

  it.each(['b', 'h', 'db'])('a crash of %s is in the trace, and a restart undoes it', (node) => {
    const trace = run(
      (faults) => faults.crash(node),
      (faults) => faults.restart(node),
    );
    const called = node === 'db' ? 'h' : node;
    expect(
      answerOf(
        trace.records.filter(({ at }) => at < 1000),
        called,
      )?.ok,
    ).toBe(false);
    expect(
      answerOf(
        trace.records.filter(({ at }) => at >= 1100),
        called,
      )?.ok,
    ).toBe(true);
    expect(recordsOf(trace, 'crashed').map((record) => [record.node, record.at])).toEqual([[node, 50]]);
    expect(recordsOf(trace, 'restarted').map((record) => [record.node, record.at])).toEqual([[node, 1000]]);
  });

  it('of something that is not there says what there is', () => {
    const { faults } = build();
    expect(() => faults.duplicate('x')).toThrow('There is no queue called "x". Faults name a queue that the world has: q.');
    expect(() => faults.skew('x', { offsetMs: 1 })).toThrow('There is no host called "x"');
    expect(() => faults.lagBehind('x', { addMs: 1 })).toThrow('There is no store called "x"');
  });

  it('that ends leaves the others of its target', () => {
    const world = build();
    world.faults.commitLate('db', { delayMs: 10 });
    world.faults.lagBehind('db', { addMs: 10 });
    world.faults.catchUp('db');
    expect(recordsOf(world.run(10), 'fault-ended').map(({ fault }) => fault)).toEqual(['lag-behind']);
  });
});

describe('a link', () => {
  it('that duplicates delivers a request twice, and its caller has one answer', () => {
    const world = createWorld({ seed: 1 });
    let served = 0;
    world.service('b', { respond: () => (served += 1) });
    world.link('a', 'b', { latency: constant(1), duplicateRate: 1 });
    world.client('a').call('b', 'ask', null);
    const trace = world.run(100);
    expect(served).toBe(2);
    expect(recordsOf(trace, 'reply-arrived')).toHaveLength(1);
  });

  it('that loses a share of what is sent loses about that share', () => {
    const world = createWorld({ seed: 1 });
    world.service('b', {});
    world.link('a', 'b', { lossRate: 0.25 });
    for (let n = 0; n < 1000; n += 1) world.client('a').call('b', 'ask', null);
    const lost = recordsOf(world.run(100), 'call-lost').length;
    expect(lost).toBeGreaterThan(200);
    expect(lost).toBeLessThan(300);
  });

  it('lets what is faster overtake, unless it keeps the order', () => {
    const arrivals = (ordered: boolean) => {
      const world = createWorld({ seed: 1 });
      world.service('b', {});
      world.link('a', 'b', { latency: { kind: 'uniform', fromMs: 0, toMs: 100 }, ordered });
      for (let n = 0; n < 20; n += 1) world.client('a').call('b', 'ask', null, { atMs: n });
      return recordsOf(world.run(1000), 'call-arrived').map(({ call }) => call);
    };
    const inOrder = Array.from({ length: 20 }, (_, n) => n);
    expect(arrivals(true)).toEqual(inOrder);
    expect(arrivals(false)).not.toEqual(inOrder);
    expect([...arrivals(false)].sort((a, b) => a - b)).toEqual(inOrder);
  });
});
