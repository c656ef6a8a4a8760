import { constant, serviceError } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port } from '../../src/lab/index.ts';

type Phase = {
  /** Share of the replies that fail. */
  readonly failing: number;
  readonly requests: number;
};

type Parameters = {
  /** One request every so many ms. */
  readonly everyMs: number;
  readonly phases: readonly Phase[];
};

const untilMs = 200_000;

export const world: ExerciseWorld<Parameters> = {
  exports: { getRate: 'function' },
  runs: [
    { name: 'all healthy', seed: 1, untilMs, parameters: { everyMs: 10, phases: [{ failing: 0, requests: 20 }] } },
    {
      name: 'the odd failure',
      seed: 2,
      untilMs,
      fault: 'three replies of a hundred fail',
      parameters: { everyMs: 10, phases: [{ failing: 0.03, requests: 250 }] },
    },
    {
      name: 'an outage',
      seed: 4,
      untilMs,
      fault: 'rates is down',
      parameters: { everyMs: 10, phases: [{ failing: 1, requests: 120 }] },
    },
    {
      name: 'after an outage',
      seed: 8,
      untilMs,
      fault: 'rates is down for 100 requests, and later eight replies of a hundred fail',
      parameters: {
        everyMs: 10,
        phases: [
          { failing: 1, requests: 100 },
          { failing: 0, requests: 100 },
          { failing: 0.08, requests: 300 },
        ],
      },
    },
    {
      name: 'fifty at once in an outage',
      seed: 9,
      untilMs,
      fault: 'rates is down',
      parameters: { everyMs: 0, phases: [{ failing: 1, requests: 50 }] },
    },
    {
      name: 'an outage with few requests',
      seed: 5,
      untilMs,
      fault: 'rates is down',
      parameters: { everyMs: 300, phases: [{ failing: 1, requests: 50 }] },
    },
    {
      name: 'an outage after a quiet time',
      seed: 6,
      untilMs,
      fault: 'rates goes down after 150 requests',
      parameters: {
        everyMs: 10,
        phases: [
          { failing: 0, requests: 150 },
          { failing: 1, requests: 100 },
        ],
      },
    },
    {
      name: 'half of it fails',
      seed: 7,
      untilMs,
      fault: 'half of the replies fail',
      parameters: { everyMs: 10, phases: [{ failing: 0.5, requests: 250 }] },
    },
  ],
  build(world, { parameters: { everyMs, phases } }, instantiate) {
    const luck = world.stream('failures');
    let startsAt = 0;
    let failures = 0;
    const ends = phases.map(({ requests }) => (startsAt += requests * everyMs));
    world.service('rates', {
      concurrency: 100,
      serviceTime: constant(15),
      respond() {
        // A phase ends for attempts when it ends for requests; the last one stays.
        const phase = phases[ends.findIndex((endsAt) => world.now < endsAt + everyMs / 2)] ?? phases.at(-1);
        if (luck.uniform() < (phase?.failing ?? 0)) throw serviceError(503, `rates is down, failure ${++failures}`);
        return 1 + Math.floor(luck.uniform() * 1000) / 1000;
      },
    });
    world.host('quotes', { instantiate, handle: getRate });
    const shop = world.client('shop');
    let n = 0;
    for (const [index, { requests }] of phases.entries()) {
      // The number of its phase travels with each request, for the checks; the handler does not see it.
      for (let k = 0; k < requests; k++) shop.call('quotes', 'getRate', { pair: `P${n}`, phase: index }, { atMs: everyMs * n++ });
    }
  },
};

function getRate(module: LearnerModule, request: IncomingCall, port: Port): unknown {
  const { getRate } = module as { getRate: (pair: string, context: Port) => unknown };
  const { body } = request;
  return getRate(
    typeof body === 'object' && body !== null && !Array.isArray(body) ? String(Reflect.get(body, 'pair')) : '',
    port,
  );
}
