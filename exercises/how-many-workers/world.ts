import type { ExerciseWorld, IncomingCall, LearnerModule, RandomStream } from '../../src/lab/index.ts';
import { Pool, type Measured } from './world/pool.ts';

export type Parameters = {
  /** How many arrive from when on; the last one stays. */
  readonly load: readonly { readonly fromS: number; readonly arrivalPerS: number }[];
  readonly serviceMs: number;
  /** Workers in the beginning. */
  readonly workers: number;
  readonly burst?: { readonly atS: number; readonly messages: number };
  readonly outage?: { readonly fromS: number; readonly untilS: number };
  readonly drainTargetS: number;
  readonly max: number;
};

const periodMs = 30_000;

const steady = (arrivalPerS: number) => [{ fromS: 0, arrivalPerS }];
const usual = { load: steady(2), serviceMs: 2700, workers: 6, drainTargetS: 300, max: 20 };
const plan = (name: string, seed: number, minutes: number, parameters: Parameters, fault?: string) => ({
  name,
  seed,
  untilMs: minutes * 60_000,
  ...(fault === undefined ? {} : { fault }),
  parameters,
});

export const world: ExerciseWorld<Parameters> = {
  exports: { desiredWorkers: 'function' },
  runs: [
    plan('a steady load', 1, 6, usual),
    plan('too few in the beginning', 2, 10, { ...usual, workers: 3 }),
    plan('too many in the beginning', 3, 6, { ...usual, workers: 16 }),
    plan('seven hundred at once', 4, 14, { ...usual, burst: { atS: 70, messages: 700 } }),
    plan('the load doubles', 5, 12, { ...usual, load: [...steady(2), { fromS: 180, arrivalPerS: 4 }] }),
    plan('the load falls', 6, 10, { ...usual, load: [...steady(4), { fromS: 180, arrivalPerS: 1 }], workers: 11 }),
    plan(
      'the database is away',
      7,
      18,
      { ...usual, outage: { fromS: 62, untilS: 430 } },
      'the database is away for six minutes, and no message can be finished',
    ),
    plan('nothing, and then a morning', 8, 12, {
      ...usual,
      load: [
        { fromS: 0, arrivalPerS: 0 },
        { fromS: 190, arrivalPerS: 2 },
      ],
      workers: 4,
    }),
    plan('more than max can do in time', 9, 18, { ...usual, burst: { atS: 70, messages: 400 }, max: 7 }),
    plan('more than max can do at all', 10, 8, { ...usual, load: steady(4), max: 8 }),
    plan('short messages, little time', 11, 8, {
      load: steady(11),
      serviceMs: 400,
      workers: 5,
      burst: { atS: 70, messages: 900 },
      drainTargetS: 120,
      max: 30,
    }),
    plan(
      'away, with few workers allowed',
      12,
      6,
      { ...usual, workers: 9, max: 7, outage: { fromS: 0, untilS: 100 } },
      'the database is away for 100 s, and no message can be finished',
    ),
  ],
  build(world, { untilMs, parameters }, instantiate) {
    const { serviceMs, workers, outage, drainTargetS, max } = parameters;
    const luck = world.stream('service-time');
    const pool = new Pool({
      workers,
      arrivals: arrivalsOf(parameters, untilMs, world.stream('arrivals')),
      serviceMs: () => serviceMs * (0.9 + 0.2 * luck.uniform()),
      outage: outage === undefined ? undefined : [outage.fromS * 1000, outage.untilS * 1000],
    });
    world.host('autoscaler', { instantiate, handle });
    const platform = world.client('platform');
    for (let atMs = periodMs; atMs < untilMs; atMs += periodMs) {
      world.at(atMs, () => {
        pool.advance(atMs);
        platform.call(
          'autoscaler',
          'desiredWorkers',
          { ...pool.measure(atMs, periodMs), drainTargetS, max },
          { onSettled: (_, __, answer) => resize(answer, atMs) },
        );
      });
    }

    function resize(answer: unknown, atMs: number): void {
      // What is no number of workers changes nothing, as at any platform; a check speaks of it.
      if (typeof answer === 'number' && Number.isInteger(answer) && answer >= 0) pool.resize(Math.min(answer, 200), atMs);
    }
  },
};

/** Nearly evenly spaced, so that one period measures the rate to a few per cent. */
function arrivalsOf({ load, burst }: Parameters, untilMs: number, luck: RandomStream): readonly number[] {
  const times: number[] = [];
  load.forEach(({ fromS, arrivalPerS }, index) => {
    const endMs = Math.min(untilMs, (load[index + 1]?.fromS ?? Infinity) * 1000);
    const gapMs = 1000 / arrivalPerS;
    for (let atMs = fromS * 1000; atMs + gapMs <= endMs; atMs += gapMs) times.push(atMs + gapMs * luck.uniform());
  });
  for (let n = 0; n < (burst?.messages ?? 0); n++) times.push((burst?.atS ?? 0) * 1000);
  return times.sort((a, b) => a - b);
}

function handle(module: LearnerModule, { body }: IncomingCall): unknown {
  const { desiredWorkers } = module as { desiredWorkers: (measured: unknown, limits: unknown) => unknown };
  // One level deep on the wire, where the timeline can show it.
  const { drainTargetS, max, ...measured } = body as unknown as Measured & { drainTargetS: number; max: number };
  return desiredWorkers(measured, { drainTargetS, max });
}
