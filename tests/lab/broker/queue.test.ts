import { describe, expect, it } from 'vitest';
import { constant, createWorld, serviceError, type IncomingCall, type QueueSpec, type World } from '../../../src/lab/index.ts';
import { kindsOf, recordsOf, timesOf } from '../records.ts';

/** A queue `q`, one message per entry of `atMs`, and a consumer that works 10 ms on each. */
function queueWorld(spec: QueueSpec, atMs: readonly number[], consume: (world: World) => void = oneConsumer): World {
  const world = createWorld({ seed: 1, measure: true });
  world.queue('q', spec);
  consume(world);
  world.load('p', { to: 'q', arrivals: { kind: 'times', atMs }, body: (n) => ({ n }) });
  return world;
}

function oneConsumer(world: World): void {
  world.service('c', { concurrency: 1, serviceTime: constant(10) });
  world.subscribe('c', 'q');
}

const bodyOf = ({ body }: IncomingCall) => (body as { n: number }).n;

describe('a queue', () => {
  it('takes a message in, confirms it, delivers it and is done with it when it is acked, each step caused by the one before', () => {
    const trace = queueWorld({}, [0]).run(1000);
    expect(kindsOf(trace)).toEqual([
      'message-published',
      'message-queued',
      'message-delivered',
      'publish-confirmed',
      'message-acked',
    ]);
    expect(trace.records.map(({ cause }) => cause)).toEqual([null, 0, 1, 1, 2]);
    expect(timesOf(trace, 'message-acked')).toEqual([10]);
  });

  it('delivers in order, one at a time to one worker', () => {
    const trace = queueWorld({}, [0, 0, 0]).run(1000);
    expect(recordsOf(trace, 'message-delivered').map(({ message, at }) => [message, at])).toEqual([
      [0, 0],
      [1, 10],
      [2, 20],
    ]);
  });

  it('hands over as many unacked messages as the prefetch allows', () => {
    const trace = queueWorld({}, [0, 0, 0], (world) => {
      world.service('c', { concurrency: 1, serviceTime: constant(10) });
      world.subscribe('c', 'q', { prefetch: 2 });
    }).run(1000);
    expect(timesOf(trace, 'message-delivered')).toEqual([0, 0, 10]);
    expect(timesOf(trace, 'message-acked')).toEqual([10, 20, 30]);
  });

  it('lets consumers compete', () => {
    const trace = queueWorld({}, [0, 0, 0, 0], (world) => {
      for (const name of ['a', 'b']) {
        world.service(name, { concurrency: 1, serviceTime: constant(name === 'a' ? 10 : 30) });
        world.subscribe(name, 'q');
      }
    }).run(1000);
    expect(recordsOf(trace, 'message-delivered').map(({ to }) => to)).toEqual(['a', 'b', 'a', 'a']);
  });

  it('delivers again what was nacked, after its pause, and counts the attempts', () => {
    const seen: number[] = [];
    const trace = queueWorld({ redelivery: { baseMs: 100 } }, [0], (world) => {
      world.service('c', {
        concurrency: 1,
        serviceTime: constant(10),
        respond({ message }) {
          seen.push(message!.attempt);
          if (message!.attempt < 3) throw serviceError(500, 'not yet');
          return null;
        },
      });
      world.subscribe('c', 'q');
    }).run(10_000);
    expect(seen).toEqual([1, 2, 3]);
    expect(timesOf(trace, 'message-delivered')).toEqual([0, 110, 320]);
    expect(recordsOf(trace, 'message-nacked').map(({ reason }) => reason)).toEqual(['not yet', 'not yet']);
  });

  it('makes a message a dead letter after its last attempt, and the dead-letter queue has it', () => {
    const world = queueWorld({ maxAttempts: 3, deadLetter: 'dead' }, [0, 5], (each) => {
      each.queue('dead');
      each.service('c', { concurrency: 1, serviceTime: constant(1), failureRate: 1 });
      each.subscribe('c', 'q');
    });
    const trace = world.run(1000);
    expect(recordsOf(trace, 'message-delivered').map(({ message, attempt }) => [message, attempt])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 1],
      [1, 2],
      [1, 3],
    ]);
    expect(recordsOf(trace, 'message-dead-lettered').map(({ to }) => to)).toEqual(['dead', 'dead']);
    const { q, dead } = world.measurements().queues;
    expect([q!.deadLettered, q!.left, dead!.left]).toEqual([2, 0, 2]);
  });

  it('takes back what is not acked within the visibility timeout, and a late ack changes nothing', () => {
    const trace = queueWorld({ visibilityTimeoutMs: 30 }, [0], (world) => {
      for (const name of ['slow', 'quick']) {
        world.service(name, { concurrency: 1, serviceTime: constant(name === 'slow' ? 100 : 5) });
        world.subscribe(name, 'q');
      }
    }).run(1000);
    expect(timesOf(trace, 'message-returned')).toEqual([30]);
    expect(recordsOf(trace, 'message-delivered').map(({ to, attempt }) => [to, attempt])).toEqual([
      ['slow', 1],
      ['quick', 2],
    ]);
    expect(timesOf(trace, 'message-acked')).toEqual([35]);
  });

  it('takes back at once what a crashed consumer had, where there is no visibility timeout', () => {
    const world = queueWorld({}, [0]);
    world.at(5, () => world.faults.crash('c'));
    world.at(50, () => world.faults.restart('c'));
    const trace = world.run(1000);
    expect(timesOf(trace, 'message-returned')).toEqual([5]);
    expect(timesOf(trace, 'message-delivered')).toEqual([0, 50]);
    expect(timesOf(trace, 'message-acked')).toEqual([60]);
  });

  it('refuses what exceeds its capacity, and the publisher knows', () => {
    const world = queueWorld({ capacity: 2 }, [0, 0, 0]);
    const trace = world.run(1000);
    expect(recordsOf(trace, 'message-rejected').map(({ message, reason }) => [message, reason])).toEqual([[2, 'q is full']]);
    expect(recordsOf(trace, 'publish-failed').map(({ node }) => node)).toEqual(['p']);
    expect(world.measurements().loads['p']).toMatchObject({ completions: 3, failures: 1 });
  });

  it('drops its oldest message instead, where it is told to', () => {
    const trace = queueWorld({ capacity: 2, overflow: 'drop-oldest' }, [0, 1, 2]).run(1000);
    expect(recordsOf(trace, 'message-rejected').map(({ message }) => message)).toEqual([1]);
    expect(recordsOf(trace, 'message-acked').map(({ message }) => message)).toEqual([0, 2]);
  });

  it('lets a message expire that waits too long', () => {
    const trace = queueWorld({ ttlMs: 15 }, [0, 0, 0]).run(1000);
    expect(recordsOf(trace, 'message-expired').map(({ message, at }) => [message, at])).toEqual([[2, 15]]);
    expect(recordsOf(trace, 'message-acked').map(({ message }) => message)).toEqual([0, 1]);
  });

  it('takes a message with a known id for the same, within its window', () => {
    const world = createWorld({ seed: 1 });
    world.queue('q', { deduplicationMs: 100 });
    const publish = {
      instantiate: () => ({}),
      handle: (_: unknown, __: unknown, port: Parameters<Parameters<World['host']>[1]['handle']>[2]) =>
        port.publish('q', null, { id: 'order-1' }),
    };
    world.host('h', publish);
    for (const atMs of [0, 50, 200]) world.client('u').call('h', 'publish', null, { atMs });
    const trace = world.run(1000);
    expect(timesOf(trace, 'message-queued')).toEqual([0, 200]);
    expect(recordsOf(trace, 'publish-confirmed')).toHaveLength(3);
    expect(world.measurements().queues['q']).toMatchObject({ deduplicated: 1 });
  });

  it('keeps the order within a partition while others go on', () => {
    const world = createWorld({ seed: 1 });
    world.queue('q', { partitions: 8 });
    const done: string[] = [];
    world.service('c', {
      concurrency: 4,
      serviceTime: constant(10),
      respond(request) {
        if (bodyOf(request) === 0 && request.message!.attempt === 1) throw serviceError(500, 'once more');
        done.push(`${request.message!.key}${bodyOf(request)}`);
        return null;
      },
    });
    world.subscribe('c', 'q');
    world.host('h', {
      instantiate: () => ({}),
      handle: (_, { body }, port) => port.publish('q', body, { key: (body as { key: string }).key }),
    });
    ['a0', 'b1', 'a2', 'b3', 'a4'].forEach((text, index) =>
      world.client('u').call('h', 'publish', { key: text[0]!, n: Number(text[1]) }, { atMs: index }),
    );
    world.run(1000);
    expect(done.filter((text) => text.startsWith('a'))).toEqual(['a0', 'a2', 'a4']);
    expect(done.filter((text) => text.startsWith('b'))).toEqual(['b1', 'b3']);
    expect(done[0]).toBe('b1');
  });

  it('loses what its consumer had when it acks on delivery', () => {
    const world = queueWorld({}, [0, 0], (each) => {
      each.service('c', { concurrency: 1, serviceTime: constant(10) });
      each.subscribe('c', 'q', { ack: 'on-delivery' });
    });
    world.at(5, () => world.faults.crash('c'));
    world.at(6, () => world.faults.restart('c'));
    const trace = world.run(1000);
    expect(timesOf(trace, 'message-acked')).toEqual([0, 0]);
    expect(world.measurements().services['c']).toMatchObject({ completions: 0, lost: 2 });
  });

  it('delivers again when an ack is lost: the work is done twice', () => {
    let done = 0;
    const world = queueWorld({ visibilityTimeoutMs: 100 }, [0], (each) => {
      each.service('c', { concurrency: 1, serviceTime: constant(10), respond: () => (done += 1) });
      each.subscribe('c', 'q');
    });
    world.faults.loseReply('c', 'q', { times: 1 });
    const trace = world.run(1000);
    expect(done).toBe(2);
    expect(recordsOf(trace, 'message-lost').map(({ leg, at }) => [leg, at])).toEqual([['ack', 10]]);
    expect(timesOf(trace, 'message-acked')).toEqual([110]);
  });

  it('has delivered, per message, what a geometric series says when a third of the work fails', () => {
    const world = createWorld({ seed: 3, record: false });
    world.queue('q', { maxAttempts: 5 });
    world.service('c', { concurrency: 1, serviceTime: constant(1), failureRate: 0.3 });
    world.subscribe('c', 'q');
    world.load('p', { to: 'q', arrivals: { kind: 'regular', ratePerS: 100 }, count: 20_000 });
    world.run(1e9);
    const { q } = world.measurements().queues;
    expect((q!.redelivered + 20_000) / 20_000).toBeCloseTo((1 - 0.3 ** 5) / (1 - 0.3), 1);
    expect(q!.deadLettered / 20_000).toBeCloseTo(0.3 ** 5, 2);
  });
});

describe('a topic', () => {
  it('gives each of its queues each message that passes the filter', () => {
    const world = createWorld({ seed: 1 });
    for (const name of ['all', 'even']) world.queue(name);
    world.topic('t', {
      subscriptions: ['all', { queue: 'even', filter: ({ body }) => (body as { n: number }).n % 2 === 0 }],
    });
    world.load('p', { to: 't', arrivals: { kind: 'times', atMs: [0, 1, 2] }, body: (n) => ({ n }) });
    const trace = world.run(1000);
    expect(recordsOf(trace, 'message-queued').map(({ node, message }) => [node, message])).toEqual([
      ['all', 0],
      ['even', 0],
      ['all', 1],
      ['all', 2],
      ['even', 2],
    ]);
    expect(recordsOf(trace, 'publish-confirmed')).toHaveLength(3);
  });
});
