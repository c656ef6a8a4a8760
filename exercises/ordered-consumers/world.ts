import { serviceError, uniform } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Plain, Port, World } from '../../src/lab/index.ts';

/** An event of the order with this letter, published then. */
type Published = { readonly order: string; readonly atMs: number };

type Parameters = {
  /** In the order in which they are in the queue. */
  readonly published: readonly Published[];
  /** Events that the warehouse can never apply. */
  readonly poison?: readonly string[];
  /** Events that the warehouse refuses so many times. */
  readonly flaky?: Readonly<Record<string, number>>;
  /** Nobody learns of the first event that the warehouse applies. */
  readonly answerLost?: boolean;
  /** The warehouse takes calls up until then, and never answers them. */
  readonly silentUntilMs?: number;
  /** The queue of dead letters refuses the first so many. */
  readonly deadLettersRefused?: number;
  /** Every event is in the queue twice. */
  readonly duplicated?: boolean;
};

const untilMs = 20_000;

/** Events of these orders, one letter each, one after another: all at once, or so far apart. */
const events = (letters: string, fromMs = 0, apartMs = 0): readonly Published[] =>
  [...letters].map((order, n) => ({ order, atMs: fromMs + n * apartMs }));

export const world: ExerciseWorld<Parameters> = {
  exports: { onOrderEvent: 'function' },
  runs: [
    { name: 'three events of one order', seed: 1, untilMs, parameters: { published: events('AAA') } },
    { name: 'nine orders at once', seed: 2, untilMs, parameters: { published: events('ABCDEFGHI') } },
    { name: 'six orders, two events each', seed: 3, untilMs, parameters: { published: events('AABBCCDDEEFF') } },
    {
      name: 'one order with many events before all others',
      seed: 4,
      untilMs,
      parameters: { published: events('AAAAAAAABBCD') },
    },
    {
      name: 'a stream of events',
      seed: 5,
      untilMs,
      parameters: { published: [...events('ABABACABADABACA', 0, 23), ...events('AAABAA', 900, 7)] },
    },
    {
      name: 'the warehouse refuses an event twice',
      seed: 6,
      untilMs,
      fault: 'the warehouse refuses event A1 twice',
      parameters: { published: events('AAABCB'), flaky: { A1: 2 } },
    },
    {
      name: 'an event that never works',
      seed: 7,
      untilMs,
      fault: 'the warehouse can never apply event A2',
      parameters: { published: events('AAABCB'), poison: ['A2'] },
    },
    {
      name: 'the first events of five orders never work',
      seed: 8,
      untilMs,
      fault: 'the warehouse can never apply the events A1, B1, C1, D1 and E1',
      parameters: { published: events('ABCDEAFBGC'), poison: ['A1', 'B1', 'C1', 'D1', 'E1'] },
    },
    {
      name: 'an answer that never comes',
      seed: 9,
      untilMs,
      fault: 'the answer of the warehouse to event A1 is lost',
      parameters: { published: [...events('A'), ...events('ABBACA', 100)], answerLost: true },
    },
    {
      name: 'two calls that come to nothing',
      seed: 15,
      untilMs,
      fault: 'the warehouse answers no call that comes in the first 50 ms',
      parameters: { published: [...events('AB'), ...events('ABCA', 100)], silentUntilMs: 50 },
    },
    {
      name: 'dead-letters refuses, and later the event would work',
      seed: 10,
      untilMs,
      fault: 'the warehouse refuses event A1 three times, and dead-letters refuses one message',
      parameters: { published: events('AAB'), flaky: { A1: 3 }, deadLettersRefused: 1 },
    },
    {
      name: 'dead-letters refuses for a moment',
      seed: 11,
      untilMs,
      fault: 'the warehouse can never apply event A1, and dead-letters refuses five messages',
      parameters: { published: events('AAB'), poison: ['A1'], deadLettersRefused: 5 },
    },
    {
      name: 'every event twice',
      seed: 12,
      untilMs,
      fault: 'the queue has every event twice',
      parameters: { published: events('ABAB'), duplicated: true },
    },
    { name: 'a crash at any point', seed: 13, untilMs, parameters: { published: events('AAB') }, crashSweep: true },
    {
      name: 'a crash at any point, with an event that never works',
      seed: 14,
      untilMs,
      fault: 'the warehouse can never apply event A1',
      parameters: { published: events('AA'), poison: ['A1'] },
      crashSweep: true,
    },
  ],
  build(world, { parameters }, instantiate) {
    world.queue('order-events', { redelivery: { baseMs: 500, factor: 2, capMs: 4000 } });
    world.queue('dead-letters');
    world.service('warehouse', { serviceTime: uniform(30, 90), respond: keepWarehouse(world, parameters) });
    world.host('consumer', { instantiate, handle });
    world.subscribe('consumer', 'order-events', { prefetch: 50 });
    injectFaults(world, parameters);
    const shop = world.client('shop');
    const counts = new Map<string, number>();
    for (const { order, atMs } of parameters.published) {
      const count = (counts.get(order) ?? 0) + 1;
      counts.set(order, count);
      const eventId = `${order}${count}`;
      shop.publish('order-events', { eventId, orderId: order, what: count === 1 ? 'placed' : 'changed' }, { atMs, id: eventId });
    }
  },
};

/** Applies each event once, and recognises it when it comes again. */
function keepWarehouse(world: World, { poison = [], flaky = {} }: Parameters): (request: IncomingCall) => Plain {
  const applied = new Set<string>();
  const refused = new Map<string, number>();
  return ({ body }) => {
    const { eventId, orderId } = body as { eventId?: unknown; orderId?: unknown };
    if (typeof eventId !== 'string' || typeof orderId !== 'string') throw serviceError(400, 'that is no event of an order');
    if (poison.includes(eventId)) throw serviceError(500, `the warehouse can not apply ${eventId}`);
    const refusals = refused.get(eventId) ?? 0;
    if (refusals < (flaky[eventId] ?? 0)) {
      refused.set(eventId, refusals + 1);
      throw serviceError(409, 'somebody is at work on that order in the warehouse');
    }
    if (!applied.has(eventId)) world.fact('warehouse', 'applied', { eventId, orderId });
    applied.add(eventId);
    return null;
  };
}

function injectFaults({ faults, at }: World, { answerLost, silentUntilMs, deadLettersRefused, duplicated }: Parameters): void {
  if (answerLost === true) at(0, () => faults.loseReply('warehouse', 'consumer', { times: 1 }));
  if (silentUntilMs !== undefined) {
    at(0, () => faults.hang('warehouse'));
    at(silentUntilMs, () => faults.recover('warehouse'));
  }
  if (deadLettersRefused !== undefined)
    at(0, () => faults.fail('dead-letters', { status: 503, message: 'the queue has no leader', times: deadLettersRefused }));
  if (duplicated === true) at(0, () => faults.duplicate('order-events'));
}

function handle(module: LearnerModule, { body }: IncomingCall, port: Port): unknown {
  const { onOrderEvent } = module as { onOrderEvent: (event: unknown, context: Port) => unknown };
  return onOrderEvent(body, port);
}
