import { serviceError } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port, RandomStream } from '../../src/lab/index.ts';

/** How one call goes: an answer or a failure after so long; without a time, never. */
type Reaction = { readonly ms?: number; readonly status?: number };

type Phase = {
  readonly reads: number;
  /** `usual` has a straggler in every eleven, `quick` has none, `slow` takes 400 ms each, `failing` fails after 10 ms, `dragging` after 180. */
  readonly kind: 'usual' | 'quick' | 'slow' | 'failing' | 'dragging';
  /** Every read that deserves a second call can pay for it, however the account is kept. */
  readonly canPay: boolean;
};

type Parameters = {
  /** For each read: how its first call goes, and its second, and when it comes; all at the same time without it. */
  readonly reads?: readonly (readonly [first: Reaction, second: Reaction, atMs?: number])[];
  /** Or one read every 20 ms. */
  readonly phases?: readonly Phase[];
};

const untilMs = 20_000;
const everyMs = 20;

const ok = (ms: number): Reaction => ({ ms });
const fails = (ms: number, status = 503): Reaction => ({ ms, status });
const hangs: Reaction = {};
const run = (name: string, seed: number, reads: NonNullable<Parameters['reads']>, fault?: string) => ({
  name,
  seed,
  untilMs,
  ...(fault === undefined ? {} : { fault }),
  parameters: { reads },
});
const phase = (kind: Phase['kind'], reads: number, canPay = true): Phase => ({ kind, reads, canPay });

export const world: ExerciseWorld<Parameters> = {
  exports: { getProduct: 'function' },
  runs: [
    run('a read like most', 1, [[ok(30), ok(30)]]),
    run('the first server is busy', 2, [[ok(1000), ok(30)]]),
    run('the second is slower', 3, [[ok(120), ok(300)]]),
    run('the first fails at once', 4, [[fails(5), ok(40)]], 'one call fails'),
    run('the first finds nothing', 20, [[fails(5, 404), ok(40)]], 'one call fails'),
    run('the first fails late', 5, [[fails(110), ok(150)]], 'one call fails'),
    run('the second fails', 6, [[ok(300), fails(20)]], 'one call fails'),
    run('both fail, the first one last', 7, [[fails(150, 500), fails(40, 503)]], 'both calls fail'),
    run('both fail, the second one last', 8, [[fails(90, 500), fails(90, 503)]], 'both calls fail'),
    run('both fail at once', 9, [[fails(4, 500), fails(6, 503)]], 'both calls fail'),
    run('the first hangs', 10, [[hangs, ok(45)]], 'one call is never answered'),
    run('the second hangs', 11, [[ok(200), hangs]], 'one call is never answered'),
    run('just in time', 12, [[ok(56), ok(30)]]),
    run('fails just in time', 13, [[fails(57), ok(80)]], 'one call fails'),
    run(
      'three products at once',
      14,
      [
        [ok(35), ok(20)],
        [ok(400), ok(70)],
        [fails(10), ok(20)],
      ],
      'one call fails',
    ),
    run(
      'ten servers are busy at once',
      19,
      Array.from({ length: 10 }, () => [ok(900), ok(40)] as const),
    ),
    run(
      'all that is saved goes to ten, and then one of fourteen fails',
      22,
      [
        // None of the ten is over yet when the fourteen come, and none of the fourteen when the one fails: what it asks with was earned as they began.
        ...Array.from({ length: 10 }, () => [ok(900), ok(300)] as const),
        ...Array.from({ length: 13 }, () => [ok(40), ok(40), 100] as const),
        [fails(5), ok(40), 100],
      ],
      'ten late reads use up all that was saved, and of the fourteen that come then, the first call of one fails',
    ),
    { name: 'the usual', seed: 15, untilMs, parameters: { phases: [phase('usual', 60)] } },
    { name: 'everything is slow', seed: 16, untilMs, parameters: { phases: [phase('slow', 160, false)] } },
    {
      name: 'everything fails',
      seed: 17,
      untilMs,
      fault: 'catalogue is down',
      parameters: { phases: [phase('failing', 9), phase('failing', 71, false)] },
    },
    {
      name: 'everything fails late',
      seed: 21,
      untilMs,
      fault: 'catalogue is down',
      parameters: { phases: [phase('dragging', 40, false)] },
    },
    {
      name: 'quick, then slow, then as usual',
      seed: 18,
      untilMs,
      parameters: { phases: [phase('quick', 120), phase('slow', 60, false), phase('quick', 60, false), phase('usual', 110)] },
    },
  ],
  build(world, { parameters: { reads = [], phases = [] } }, instantiate) {
    const luck = world.stream('latency');
    const kinds = new Map<string, Phase['kind']>();
    const attempts = new Map<string, number>();
    world.host('catalogue', {
      instantiate: () => ({}),
      handle(_, request, port) {
        const productId = productOf(request);
        const attempt = attempts.get(productId) ?? 0;
        attempts.set(productId, attempt + 1);
        const scripted = reads[numberOf(productId) - 1]?.[attempt === 0 ? 0 : 1];
        const { ms, status } = scripted ?? drawn(kinds.get(productId) ?? 'quick', attempt === 0 ? numberOf(productId) : 0, luck);
        return port.sleep(ms ?? untilMs).then(() => {
          if (status !== undefined) throw serviceError(status, status === 500 ? 'the disk is broken' : 'too many reads');
          return { productId, title: `Thing ${numberOf(productId)}`, cents: 100 + 10 * numberOf(productId) };
        });
      },
    });
    world.host('shop', { instantiate, handle: getProduct });
    const page = world.client('page');
    let n = 0;
    for (const { kind, reads: many, canPay } of phases) {
      for (let k = 0; k < many; k++) {
        const productId = `p${n + 1}`;
        kinds.set(productId, kind);
        page.call('shop', 'getProduct', { productId, canPay }, { atMs: everyMs * n++ });
      }
    }
    reads.forEach(([, , atMs = 0], index) =>
      page.call('shop', 'getProduct', { productId: `p${index + 1}`, canPay: true }, { atMs }),
    );
  },
};

function drawn(kind: Phase['kind'], n: number, luck: RandomStream): Reaction {
  if (kind === 'failing') return fails(10);
  if (kind === 'dragging') return fails(180);
  if (kind === 'slow') return ok(400);
  const isStraggler = kind === 'usual' && n % 11 === 5;
  return ok(Math.round(isStraggler ? 900 + 300 * luck.uniform() : 20 + 30 * luck.uniform()));
}

function getProduct(module: LearnerModule, request: IncomingCall, port: Port): unknown {
  const { getProduct } = module as { getProduct: (productId: string, context: Port) => unknown };
  return getProduct(productOf(request), port);
}

function numberOf(productId: string): number {
  return Number(productId.slice(1));
}

function productOf({ body }: IncomingCall): string {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? String(Reflect.get(body, 'productId')) : 'p0';
}
