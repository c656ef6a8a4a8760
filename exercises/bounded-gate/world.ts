import { exponential, sample, serviceError, uniform } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port } from '../../src/lab/index.ts';

type Phase = {
  readonly forMs: number;
  /** Requests come at random, so many a second on average. */
  readonly ratePerS?: number;
  /** Requests that come together when the phase begins. */
  readonly atOnce?: number;
  /** Share of the renderings that fail. */
  readonly failing?: number;
};

type Parameters = {
  readonly phases: readonly Phase[];
};

const untilMs = 20_000;
const patienceMs = 600;
const usual = (forMs: number): Phase => ({ forMs, ratePerS: 50 });
/** Nobody comes, and then thirty at once: whoever has lost places by then has too few. */
const thirtyAfterAPause: readonly Phase[] = [{ forMs: 300 }, { forMs: 600, atOnce: 30 }];

export const world: ExerciseWorld<Parameters> = {
  exports: { getPreview: 'function' },
  runs: [
    { name: 'thirty at once', seed: 1, untilMs, parameters: { phases: [{ forMs: 1000, atOnce: 30 }] } },
    { name: 'the usual load', seed: 2, untilMs, parameters: { phases: [usual(3000)] } },
    {
      name: 'three of ten renderings fail',
      seed: 7,
      untilMs,
      fault: 'three renderings of ten fail, for 1.6 s',
      parameters: { phases: [{ forMs: 1600, ratePerS: 50, failing: 0.3 }, usual(1200), ...thirtyAfterAPause] },
    },
    {
      name: 'a hundred at once',
      seed: 3,
      untilMs,
      fault: '100 requests come at once',
      parameters: { phases: [{ forMs: 1000, atOnce: 100 }, usual(1200)] },
    },
    ...[4, 5].map((seed) => ({
      name: 'twice what it can do',
      seed,
      untilMs,
      fault: '200 requests a second come, for 1 s',
      parameters: { phases: [usual(400), { forMs: 1000, ratePerS: 200 }, usual(1400)] },
    })),
    {
      name: 'a little too much',
      seed: 6,
      untilMs,
      fault: '150 requests a second come, for 2 s',
      parameters: { phases: [{ forMs: 2000, ratePerS: 150 }, usual(1200)] },
    },
    {
      name: 'too many come and three of ten renderings fail',
      seed: 8,
      untilMs,
      fault: '200 requests a second come, for 1 s, and three renderings of ten fail',
      parameters: { phases: [{ forMs: 1000, ratePerS: 200, failing: 0.3 }, usual(1100), ...thirtyAfterAPause] },
    },
  ],
  build(world, { parameters: { phases } }, instantiate) {
    const luck = world.stream('failures');
    const gaps = world.stream('arrivals');
    const shop = world.client('shop');
    let beginsAt = 0;
    let failing = 0;
    let n = 0;
    for (const [index, phase] of phases.entries()) {
      const endsAt = beginsAt + phase.forMs;
      world.at(beginsAt, () => (failing = phase.failing ?? 0));
      // The number of its phase travels with each request, for the checks; the handler does not see it.
      const ask = (atMs: number) =>
        shop.call('previews', 'getPreview', { pictureId: `P${n++}`, phase: index }, { atMs, timeoutMs: patienceMs });
      for (let k = 0; k < (phase.atOnce ?? 0); k++) ask(beginsAt);
      if (phase.ratePerS !== undefined) {
        const gap = exponential({ meanMs: 1000 / phase.ratePerS });
        for (let atMs = beginsAt + sample(gap, gaps); atMs < endsAt; atMs += sample(gap, gaps)) ask(atMs);
      }
      beginsAt = endsAt;
    }
    world.service('renderer', {
      serviceTime: uniform(20, 60),
      // Eight at a time are done at 67 a second, a hundred at 51: more at a time is less.
      contention: { free: 4, share: 0.5 },
      respond(request) {
        if (luck.uniform() < failing) throw serviceError(500, 'the picture does not render');
        return { url: `/previews/${pictureOf(request)}.webp` };
      },
    });
    world.host('previews', { instantiate, handle: getPreview });
  },
};

function getPreview(module: LearnerModule, request: IncomingCall, port: Port): unknown {
  const { getPreview } = module as { getPreview: (pictureId: string, context: Port) => unknown };
  return getPreview(pictureOf(request), port);
}

function pictureOf({ body }: IncomingCall): string {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? String(Reflect.get(body, 'pictureId')) : '';
}
