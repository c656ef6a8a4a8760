import { describe, expect, it } from 'vitest';
import {
  constant,
  crashSweep,
  createWorld,
  type CrashPlace,
  type IncomingCall,
  type Port,
  type SubscriptionSpec,
  type World,
} from '../../src/lab/index.ts';
import { recordsOf, timesOf } from './records.ts';

type Handle = (port: Port, request: IncomingCall) => unknown;

/** A host `h`, called once at 0 ms by `u`, or fed from the queue `q`. */
function hosted(handle: Handle, prepare: (world: World) => void = () => {}, crash?: CrashPlace): World {
  const world = createWorld({ seed: 1, ...(crash ? { crash: { ...crash, restartAfterMs: 100 } } : {}) });
  world.host('h', { instantiate: () => ({}), handle: (_, request, port) => handle(port, request) });
  prepare(world);
  return world;
}

const called = (world: World) => world.client('u').call('h', 'do', null);
const fed =
  (spec: SubscriptionSpec, visibilityTimeoutMs = 500) =>
  (world: World) => {
    world.queue('q', { visibilityTimeoutMs });
    world.subscribe('h', 'q', spec);
    world.load('p', { to: 'q', arrivals: { kind: 'times', atMs: [0] }, body: 'order' });
  };

describe('a host', () => {
  it('publishes, and knows the id of its message once the broker has it', () => {
    const world = hosted(
      (port) => port.publish('out', { n: 1 }, { key: 'k', id: 'order-7' }),
      (each) => {
        each.queue('out');
        each.link('h', 'out', { latency: constant(5) });
        called(each);
      },
    );
    const trace = world.run(1000);
    expect(recordsOf(trace, 'message-published')).toMatchObject([{ node: 'h', to: 'out', id: 'order-7', key: 'k' }]);
    expect(recordsOf(trace, 'reply-arrived')).toMatchObject([{ at: 5, outcome: { value: 'order-7' } }]);
  });

  it('does not know whether its message arrived when the confirmation is lost', () => {
    const world = hosted(
      (port) => port.publish('out', null, { timeoutMs: 50 }).catch(({ failed }: { failed: string }) => failed),
      (each) => {
        each.queue('out');
        each.faults.loseReply('out', 'h', { times: 1 });
        called(each);
      },
    );
    const trace = world.run(1000);
    expect(recordsOf(trace, 'reply-arrived')).toMatchObject([{ at: 50, outcome: { value: 'timeout' } }]);
    expect(recordsOf(trace, 'message-queued')).toHaveLength(1);
  });

  it('is told of a queue that is not there', () => {
    const world = hosted(
      (port) => port.publish('nowhere', null).catch(({ error }: { error: { message: string } }) => error.message),
      called,
    );
    expect(recordsOf(world.run(10), 'reply-arrived')).toMatchObject([
      { outcome: { value: 'There is no queue or topic called "nowhere"' } },
    ]);
  });

  it('acks a message by finishing its work, nacks it by failing', () => {
    let tries = 0;
    const world = hosted((port, { message }) => {
      tries += 1;
      expect(message).toMatchObject({ queue: 'q', attempt: tries });
      return port.sleep(10).then(() => {
        if (tries < 3) throw new RangeError('not yet');
      });
    }, fed({}));
    const trace = world.run(1000);
    expect(timesOf(trace, 'message-nacked')).toEqual([10, 20]);
    expect(timesOf(trace, 'message-acked')).toEqual([30]);
  });

  it('acks by hand where its subscription says so, and only then', () => {
    const manual = hosted((port) => port.sleep(10).then(() => port.ack()), fed({ ack: 'manual' }));
    expect(timesOf(manual.run(1000), 'message-acked')).toEqual([10]);
    const forgetful = hosted((port) => port.sleep(10), fed({ ack: 'manual' }, 100));
    expect(timesOf(forgetful.run(250), 'message-returned')).toEqual([100, 200]);
  });

  it('gives a message back for later', () => {
    const world = hosted(
      (port, { message }) => (message!.attempt === 1 ? port.nack('busy', { delayMs: 40 }) : port.ack()),
      fed({ ack: 'manual' }),
    );
    const trace = world.run(1000);
    expect(recordsOf(trace, 'message-nacked')).toMatchObject([{ reason: 'busy' }]);
    expect(timesOf(trace, 'message-delivered')).toEqual([0, 40]);
  });

  it('has no message to ack when it answers a call', () => {
    const world = hosted((port) => port.ack().catch(({ error }: { error: { message: string } }) => error.message), called);
    expect(recordsOf(world.run(10), 'reply-arrived')).toMatchObject([
      { outcome: { value: expect.stringContaining('no message to settle') } },
    ]);
  });

  it('does what it starts with at each of its lives', () => {
    const world = createWorld({ seed: 1 });
    const lives: number[] = [];
    world.host('h', { instantiate: () => ({}), handle: () => null, start: (_, port) => void lives.push(port.now()) });
    world.at(50, () => world.faults.crash('h'));
    world.at(80, () => world.faults.restart('h'));
    world.run(1000);
    expect(lives).toEqual([0, 80]);
  });

  it('draws random numbers in a new life that do not tell how many an earlier one drew', () => {
    const drawnAfterACrash = (earlierDraws: number) => {
      const world = createWorld({ seed: 1 });
      const drawn: number[] = [];
      world.host('h', {
        instantiate: () => ({}),
        handle: () => null,
        start: (_, port) => {
          for (let n = 0; port.now() === 0 && n < earlierDraws; n += 1) port.random();
          drawn.push(port.random());
        },
      });
      world.at(50, () => world.faults.crash('h'));
      world.at(80, () => world.faults.restart('h'));
      world.run(1000);
      return drawn;
    };
    const [none, some] = [drawnAfterACrash(0), drawnAfterACrash(7)];
    expect(some[1]).toBe(none[1]);
    expect(none[1]).not.toBe(none[0]);
  });

  it('counts the calls that a crash took', () => {
    const world = hosted((port) => port.sleep(100), called);
    world.at(50, () => world.faults.crash('h'));
    world.run(1000);
    expect(world.measurements().services['h']).toMatchObject({ arrivals: 1, completions: 0, lost: 1 });
  });
});

describe('a crash sweep', () => {
  /** Charges a card for each message, and then acks: a naive consumer. */
  const charging =
    (remember: boolean): Handle =>
    (port, { message }) => {
      const charge = () => port.call('card', message!.id);
      if (!remember) return charge();
      // The charge and the note of it commit together, or not at all.
      return port.store('db').transaction((tx) =>
        tx.get('charged', message!.id).then((row: unknown) => {
          if (row === undefined) tx.insert('charged', message!.id, true);
        }),
      );
    };

  const outcomes = (remember: boolean) =>
    [
      ...crashSweep((crash) =>
        hosted(
          charging(remember),
          (world) => {
            world.store('db', { latency: constant(2) });
            world.service('card', { serviceTime: constant(20) });
            fed({})(world);
          },
          crash,
        ).run(10_000),
      ),
    ].map(({ crash, trace }) => ({
      place: crash ? `${crash.crossing} ${crash.side}` : 'calm',
      charges:
        recordsOf(trace, 'call-started').filter(({ node }) => node === 'card').length +
        recordsOf(trace, 'store-committed').flatMap(({ writes }) => writes).length,
      acked: recordsOf(trace, 'message-acked').length,
    }));

  it('finds every place where a charge that is not idempotent happens twice', () => {
    expect(outcomes(false)).toEqual([
      { place: 'calm', charges: 1, acked: 1 },
      { place: '0 before', charges: 1, acked: 1 },
      { place: '0 after', charges: 2, acked: 1 },
      { place: '1 before', charges: 2, acked: 1 },
      { place: '1 after', charges: 1, acked: 1 },
    ]);
  });

  it('finds none where the work and the note of it commit together', () => {
    const swept = outcomes(true);
    expect(swept.length).toBe(7);
    expect(new Set(swept.map(({ charges, acked }) => `${charges} ${acked}`))).toEqual(new Set(['1 1']));
  });
});
