import { serviceError } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port } from '../../src/lab/index.ts';

type Service = 'stock' | 'reviews';

/** From then on a service answers after so long, never without a time, and with an error where there is a status. */
type Spell = {
  readonly fromMs: number;
  readonly ms?: number;
  readonly status?: number;
  /** Only every so many-th call has it; the others are well. */
  readonly everyNth?: number;
};

type Parameters = {
  readonly durationMs: number;
  readonly stock: readonly Spell[];
  /** One request every so many ms; 20 without it. */
  readonly everyMs?: number;
  /** So many at once, besides; from the first of them on, `stock` takes so long for these. */
  readonly bursts?: readonly { readonly atMs: number; readonly count: number; readonly ms?: number; readonly status?: number }[];
  /** Reviews are asked too, 3 ms after each request for stock; not at all without it. */
  readonly reviews?: readonly Spell[];
};

const wellMs = 7;
const untilMs = 30_000;

const run = (name: string, seed: number, parameters: Parameters, fault?: string) => ({
  name,
  seed,
  untilMs,
  ...(fault === undefined ? {} : { fault }),
  parameters,
});
const well = (fromMs: number): Spell => ({ fromMs, ms: wellMs });
const down = (fromMs: number, ms = wellMs): Spell => ({ fromMs, ms, status: 503 });
const fails = (fromMs: number): Spell => ({ fromMs, ms: wellMs, status: 500 });

export const world: ExerciseWorld<Parameters> = {
  exports: { get: 'function' },
  runs: [
    run('all is well', 1, { durationMs: 200, stock: [well(0)], reviews: [well(0)] }),
    run(
      'stock fails',
      2,
      { durationMs: 700, stock: [down(0)], reviews: [well(0)], bursts: [{ atMs: 1, count: 8 }] },
      'stock answers 503',
    ),
    run(
      'stock fails, and is well again',
      3,
      { durationMs: 1600, stock: [well(0), down(95), well(700)] },
      'from 95 to 700 ms, stock answers 503',
    ),
    run('nothing is found', 4, { durationMs: 500, stock: [{ fromMs: 0, ms: wellMs, status: 404 }] }),
    run(
      'every fourth call fails',
      5,
      { durationMs: 900, stock: [{ fromMs: 0, ms: wellMs, status: 500, everyNth: 4 }] },
      'every fourth call fails',
    ),
    run(
      'stock is silent',
      6,
      { durationMs: 1700, stock: [well(0), { fromMs: 95 }, well(900)] },
      'from 95 to 900 ms, stock does not answer',
    ),
    run('stock fails for long', 7, { durationMs: 3500, everyMs: 50, stock: [down(0)] }, 'stock answers 503'),
    run(
      'fifty at once, at the end of the period',
      8,
      {
        durationMs: 500,
        stock: [down(0, 17), { fromMs: 1000, ms: 110 }],
        bursts: [
          { atMs: 1600, count: 50 },
          { atMs: 1900, count: 5 },
        ],
      },
      'until 1000 ms, stock answers 503',
    ),
    run(
      'a slow success comes when the breaker is open',
      9,
      { durationMs: 900, stock: [down(0)], bursts: [{ atMs: 0, count: 1, ms: 190 }] },
      'stock answers 503, but for one slow call',
    ),
    run(
      'many slow failures come when the breaker is open',
      10,
      { durationMs: 1800, stock: [down(0)], bursts: [{ atMs: 1, count: 12, ms: 193, status: 500 }] },
      'stock answers 503, and to twelve calls late',
    ),
    run(
      'the trial is not answered',
      11,
      { durationMs: 3000, everyMs: 50, stock: [down(0), { fromMs: 600 }, well(1500)] },
      'stock answers 503, then not at all, and is well from 1500 ms on',
    ),
    run(
      'the connection is refused',
      12,
      { durationMs: 600, stock: [{ fromMs: 0, ms: 3, status: 0 }] },
      'stock refuses the connection',
    ),
    run(
      'in trouble, well, in trouble',
      13,
      { durationMs: 2600, everyMs: 40, stock: [down(0), well(500), down(1500)] },
      'stock answers 503, is well from 500 ms on, and answers 503 again from 1500 ms on',
    ),
    run(
      'nothing is found between the failures',
      14,
      {
        durationMs: 400,
        stock: [down(0), { fromMs: 75, ms: wellMs, status: 404 }, down(95), well(175)],
      },
      'stock answers four calls with 503, one with 404, and four with 503',
    ),
    run(
      'the trial finds nothing',
      15,
      { durationMs: 2600, everyMs: 40, stock: [down(0), { fromMs: 600, ms: wellMs, status: 404 }, well(1500)] },
      'stock answers 503, from 600 ms on 404, and is well from 1500 ms on',
    ),
    run(
      'four failures after the trial',
      16,
      {
        durationMs: 1700,
        everyMs: 100,
        stock: [fails(0), well(1050), fails(1150), well(1550)],
        bursts: [{ atMs: 0, count: 9 }],
      },
      'stock answers 500, is well from 1050 to 1150 ms, answers 500 again, and is well from 1550 ms on',
    ),
    run('stock is seldom asked', 17, { durationMs: 4000, everyMs: 300, stock: [down(0)] }, 'stock answers 503'),
    run('too many requests', 18, { durationMs: 400, stock: [{ fromMs: 0, ms: wellMs, status: 429 }] }, 'stock answers 429'),
    run(
      'both in trouble',
      19,
      { durationMs: 1600, everyMs: 40, stock: [down(0), { fromMs: 600, ms: 110 }], reviews: [down(0), well(600)] },
      'until 600 ms, stock and reviews answer 503',
    ),
  ],
  build(world, { parameters: { durationMs, stock, everyMs = 20, bursts = [], reviews } }, instantiate) {
    const special = new Map<string, Spell>();
    const service = (name: Service, spells: readonly Spell[]): void => {
      let calls = 0;
      world.host(name, {
        instantiate: () => ({}),
        handle(_, { body }, port) {
          const productId = productOf(body);
          calls += 1;
          const usual = spells.findLast(({ fromMs }) => fromMs <= world.now) ?? well(0);
          const spell = special.get(productId) ?? usual;
          const isWell = spell.status === undefined || (spell.everyNth !== undefined && calls % spell.everyNth !== 0);
          return port.sleep(spell.ms ?? untilMs).then(() => {
            if (!isWell) throw serviceError(spell.status ?? 500, `${name} cannot say`);
            return { from: name, productId };
          });
        },
      });
    };
    service('stock', stock);
    service('reviews', reviews ?? [well(0)]);
    world.host('shop', { instantiate, handle: get });
    const page = world.client('page');
    let n = 0;
    const ask = (from: Service, atMs: number): string => {
      const productId = `p${(n += 1)}`;
      page.call('shop', 'get', { from, productId }, { atMs });
      return productId;
    };
    // First, so that at the same moment they come first.
    for (const { atMs, count, ms, status } of bursts) {
      for (let k = 0; k < count; k++) {
        const productId = ask('stock', atMs);
        if (ms !== undefined) special.set(productId, { fromMs: atMs, ms, ...(status === undefined ? {} : { status }) });
      }
    }
    for (let atMs = 0; atMs < durationMs; atMs += everyMs) {
      ask('stock', atMs);
      if (reviews !== undefined) ask('reviews', atMs + 3);
    }
  },
};

function get(module: LearnerModule, { body }: IncomingCall, port: Port): unknown {
  const { get } = module as { get: (from: string, productId: string, context: Port) => unknown };
  return get(String(typeof body === 'object' && body !== null ? Reflect.get(body, 'from') : ''), productOf(body), port);
}

function productOf(body: unknown): string {
  return String(typeof body === 'object' && body !== null ? Reflect.get(body, 'productId') : undefined);
}
