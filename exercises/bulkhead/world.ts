import { serviceError } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port } from '../../src/lab/index.ts';

type Dependency = 'prices' | 'reviews';

/** From then on a dependency takes so long, or fails after so long; without a time it never answers. */
type Spell = { readonly fromMs: number; readonly ms?: number; readonly fails?: boolean };

type Parameters = {
  readonly durationMs: number;
  /** What is out of order with whom; both are well without it. */
  readonly trouble?: { readonly of: Dependency; readonly spells: readonly Spell[] };
  /** From when on the one in trouble is to be served as before; never without it. */
  readonly wellFromMs?: number;
  /** So many more who want the same at once. */
  readonly bursts?: readonly { readonly atMs: number; readonly of: Dependency; readonly count: number }[];
};

const connections = 20;
const usualMs = { prices: 20, reviews: 40 };
const everyMs = 20;
const untilMs = 20_000;
const never = 1_000_000;

const run = (name: string, seed: number, parameters: Parameters, fault?: string) => ({
  name,
  seed,
  untilMs,
  ...(fault === undefined ? {} : { fault }),
  parameters,
});

export const world: ExerciseWorld<Parameters> = {
  exports: { get: 'function' },
  runs: [
    run('all is well', 1, { durationMs: 300 }),
    run('fourteen want reviews at once', 2, {
      durationMs: 400,
      bursts: [{ atMs: 95, of: 'reviews', count: 14 }],
    }),
    run(
      'reviews are slow',
      3,
      { durationMs: 1200, trouble: { of: 'reviews', spells: [{ fromMs: 100, ms: 1500 }] } },
      'from 100 ms on, reviews take 1500 ms',
    ),
    run(
      'reviews hang',
      4,
      { durationMs: 900, trouble: { of: 'reviews', spells: [{ fromMs: 100 }] } },
      'from 100 ms on, reviews are never answered',
    ),
    run(
      'reviews fail, and are well again',
      5,
      {
        durationMs: 1000,
        wellFromMs: 500,
        trouble: {
          of: 'reviews',
          spells: [
            { fromMs: 100, ms: 5, fails: true },
            { fromMs: 500, ms: 40 },
          ],
        },
      },
      'from 100 to 500 ms, reviews fail',
    ),
    run(
      'reviews are slow, and are well again',
      6,
      {
        durationMs: 1900,
        wellFromMs: 1400,
        trouble: {
          of: 'reviews',
          spells: [
            { fromMs: 100, ms: 700 },
            { fromMs: 600, ms: 40 },
          ],
        },
      },
      'from 100 to 600 ms, reviews take 700 ms',
    ),
    run(
      'reviews fail after their callers have gone',
      7,
      {
        durationMs: 1600,
        wellFromMs: 1200,
        trouble: {
          of: 'reviews',
          spells: [
            { fromMs: 100, ms: 500, fails: true },
            { fromMs: 600, ms: 40 },
          ],
        },
      },
      'from 100 to 600 ms, reviews fail after 500 ms',
    ),
    run(
      'prices are slow',
      8,
      {
        durationMs: 900,
        trouble: { of: 'prices', spells: [{ fromMs: 100, ms: 1200 }] },
        bursts: [{ atMs: 505, of: 'reviews', count: 14 }],
      },
      'from 100 ms on, prices take 1200 ms',
    ),
    run(
      'one gives up, and one waits behind it',
      10,
      {
        durationMs: 0,
        trouble: { of: 'reviews', spells: [{ fromMs: 90, ms: 145 }] },
        bursts: [
          { atMs: 95, of: 'reviews', count: 8 },
          { atMs: 115, of: 'reviews', count: 1 },
          { atMs: 210, of: 'reviews', count: 1 },
        ],
      },
      'from 90 ms on, reviews take 145 ms',
    ),
    run(
      'reviews take 250 ms',
      9,
      { durationMs: 900, trouble: { of: 'reviews', spells: [{ fromMs: 100, ms: 250 }] } },
      'from 100 ms on, reviews take 250 ms',
    ),
    run(
      'reviews fail those who have waited',
      11,
      {
        durationMs: 1500,
        wellFromMs: 1300,
        trouble: {
          of: 'reviews',
          spells: [
            { fromMs: 100, ms: 250, fails: true },
            { fromMs: 500, ms: 350, fails: true },
            { fromMs: 900, ms: 40 },
          ],
        },
      },
      'from 100 ms on, reviews fail after 250 ms, and from 500 to 900 ms after 350 ms',
    ),
  ],
  build(world, { parameters: { durationMs, trouble, bursts = [] } }, instantiate) {
    const freeAt = Array.from({ length: connections }, () => 0);
    world.host('proxy', {
      instantiate: () => ({}),
      handle(_, request, port) {
        const { to, productId } = asked(request);
        const spell = trouble?.of === to ? trouble.spells.findLast(({ fromMs }) => fromMs <= world.now) : undefined;
        const tookMs = spell === undefined ? usualMs[to] : (spell.ms ?? never);
        // First come, first served: the connection that is free first takes it.
        const connection = freeAt.indexOf(Math.min(...freeAt));
        const doneAt = Math.max(world.now, freeAt[connection] ?? 0) + tookMs;
        freeAt[connection] = doneAt;
        return port.sleep(doneAt - world.now).then(() => {
          if (spell?.fails === true) throw serviceError(502, `${to} failed`);
          return { from: to, productId };
        });
      },
    });
    world.host('shop', { instantiate, handle: get });
    const page = world.client('page');
    let n = 0;
    const ask = (to: Dependency, atMs: number): void => page.call('shop', 'get', { to, productId: `p${(n += 1)}` }, { atMs });
    for (let atMs = 0; atMs < durationMs; atMs += everyMs) {
      ask('prices', atMs);
      // Not at the same time, so that nothing hangs on who comes first.
      ask('reviews', atMs + 7);
    }
    for (const { atMs, of, count } of bursts) for (let k = 0; k < count; k++) ask(of, atMs);
  },
};

function get(module: LearnerModule, request: IncomingCall, port: Port): unknown {
  const { get } = module as { get: (to: string, productId: string, context: Port) => unknown };
  const { to, productId } = asked(request);
  return get(to, productId, port);
}

function asked({ body }: IncomingCall): { readonly to: Dependency; readonly productId: string } {
  const given = typeof body === 'object' && body !== null ? body : {};
  return { to: Reflect.get(given, 'to') === 'prices' ? 'prices' : 'reviews', productId: String(Reflect.get(given, 'productId')) };
}
