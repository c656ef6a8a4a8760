import {
  constant,
  createWorld,
  erlang,
  exponential,
  hyperexponential,
  type Distribution,
  type Measurements,
  type ServiceSpec,
  type World,
} from '../../../src/lab/index.ts';

/** A row of the table: what theory expects of a model, and how far a sound simulation may be from it, in per cent. */
export interface Row {
  readonly id: string;
  readonly model: string;
  readonly metric: string;
  readonly expected: number;
  readonly N: number;
  /** Of one run (four standard deviations), and of the mean of 20 runs. */
  readonly tol: number;
  readonly tol20: number;
}

/** One unit of time of the models, in ms of the lab: long enough that rounding to microseconds is nothing. */
const unitMs = 1000;
const exponentialUnits = (mean: number): Distribution => exponential({ meanMs: mean * unitMs });

type Reading = (measured: Measurements) => Readonly<Record<string, number>>;

interface Model {
  /** All rows that one run of this model answers. */
  readonly name: string;
  /** Arrivals per unit. */
  readonly rate: number;
  readonly build: (world: World, arrivals: number) => void;
  readonly read: Reading;
}

const station = (rate: number, spec: ServiceSpec): Model['build'] => {
  return (world, count) => {
    world.service('s', spec);
    world.load('load', { to: 's', arrivals: { kind: 'poisson', ratePerS: rate }, count });
  };
};

const mm1 = (rho: number): Model => ({
  name: `mm1-${rho}`,
  rate: rho,
  build: station(rho, { concurrency: 1, serviceTime: exponentialUnits(1) }),
  read: ({ services: { s } }) => ({
    W: s!.meanSojournMs / unitMs,
    Wq: s!.meanWaitMs / unitMs,
    L: s!.meanInSystem,
    p50: s!.p50Ms / unitMs,
    p95: s!.p95Ms / unitMs,
    p99: s!.p99Ms / unitMs,
  }),
});

const mmc = (servers: number, rho: number): Model => ({
  name: `mmc-${servers}-${rho}`,
  rate: rho * servers,
  build: station(rho * servers, { concurrency: servers, serviceTime: exponentialUnits(1) }),
  read: ({ services: { s } }) => ({ C: s!.waitedShare, Wq: s!.meanWaitMs / unitMs }),
});

/** Service with a squared coefficient of variation of 0 (constant), ¼ (Erlang-4) or 4 (hyperexponential). */
const mg1 = (scv: number, rho: number): Model => {
  const meanMs = unitMs;
  const serviceTime =
    scv === 0 ? constant(meanMs) : scv < 1 ? erlang({ stages: 1 / scv, meanMs }) : hyperexponential({ meanMs, scv });
  return {
    name: `mg1-${scv}-${rho}`,
    rate: rho,
    build: station(rho, { concurrency: 1, serviceTime }),
    read: ({ services: { s } }) => ({ '': s!.meanWaitMs / unitMs }),
  };
};

const mm1k = (ratio: number, places: number): Model => ({
  name: `mm1k-${ratio}-${places}`,
  rate: ratio,
  build: station(ratio, { concurrency: 1, queueCapacity: places - 1, serviceTime: exponentialUnits(1) }),
  read: ({ services: { s } }) => ({ P: s!.rejected / s!.arrivals, W: s!.meanSojournMs / unitMs }),
});

const erlangB = (servers: number, offered: number): Model => ({
  name: `erlb-${servers}-${offered}`,
  rate: offered,
  build: station(offered, { concurrency: servers, queueCapacity: 0, serviceTime: exponentialUnits(1) }),
  read: ({ services: { s } }) => ({ '': s!.rejected / s!.arrivals }),
});

/** Stations one after the other, each with a queue of messages before it, so that no worker waits for the next station. */
const tandem = (rate: number, rates: readonly number[]): Model => ({
  name: `tandem-${rate}`,
  rate,
  build(world, count) {
    rates.forEach((served, index) => {
      world.queue(`q${index}`);
      const last = index === rates.length - 1;
      world.service(`s${index}`, {
        concurrency: 1,
        serviceTime: exponentialUnits(1 / served),
        ...(last ? {} : { steps: { serial: [{ publish: `q${index + 1}` }] } }),
      });
      world.subscribe(`s${index}`, `q${index}`);
    });
    world.load('load', { to: 'q0', arrivals: { kind: 'poisson', ratePerS: rate }, count });
  },
  read: ({ queues }) => ({ '': Object.values(queues).reduce((sum, queue) => sum + queue.meanSojournMs, 0) / unitMs }),
});

const closed = (clients: number): Model => ({
  name: `mva-${clients}`,
  // Only for the warm-up: about as many per unit as the throughput will be.
  rate: clients / (10 + clients / 2),
  build(world, count) {
    world.service('s', { concurrency: 1, serviceTime: exponentialUnits(1) });
    world.load('load', { to: 's', clients, thinkTime: exponentialUnits(10), count });
  },
  read: ({ loads: { load } }) => ({ R: load!.meanSojournMs / unitMs, X: load!.throughputPerS * (unitMs / 1000) }),
});

const priorities = (high: number, low: number): Model => ({
  name: `prio-${high}-${low}`,
  rate: high + low,
  build(world, count) {
    world.service('s', { concurrency: 1, discipline: 'priority', serviceTime: exponentialUnits(1) });
    const share = (rate: number) => Math.round((count * rate) / (high + low));
    world.load('hi', { to: 's', priority: 1, arrivals: { kind: 'poisson', ratePerS: high }, count: share(high) });
    world.load('lo', { to: 's', priority: 0, arrivals: { kind: 'poisson', ratePerS: low }, count: share(low) });
  },
  read: ({ loads: { hi, lo } }) => ({ hi: hi!.meanSojournMs / unitMs - 1, lo: lo!.meanSojournMs / unitMs - 1 }),
});

const fan = (branches: number): Model => ({
  name: `fan-${branches}`,
  rate: 1,
  build(world, count) {
    const names = Array.from({ length: branches }, (_, index) => `b${index}`);
    world.service('page', { steps: { parallel: names } });
    for (const name of names) world.service(name, { serviceTime: exponentialUnits(1) });
    world.load('load', { to: 'page', arrivals: { kind: 'regular', ratePerS: 1 }, count });
  },
  read: ({ loads: { load } }) => ({ mean: load!.meanSojournMs / unitMs, p99: load!.p99Ms / unitMs }),
});

const hedge = (delay: number): Model => ({
  name: `hedge-${delay}`,
  rate: 1,
  build(world, count) {
    world.service('s', { serviceTime: exponentialUnits(1) });
    const policy = { hedge: { delayMs: delay * unitMs, maxAttempts: 2 } };
    world.load('load', { to: 's', policy, arrivals: { kind: 'regular', ratePerS: 1 }, count });
  },
  read: ({ loads: { load }, services: { s } }) => ({
    m: load!.meanSojournMs / unitMs,
    x: s!.arrivals / load!.arrivals - 1,
  }),
});

export const models: readonly Model[] = [
  ...[0.5, 0.8, 0.9, 0.95].map(mm1),
  ...(
    [
      [2, 0.5],
      [2, 0.8],
      [4, 0.8],
      [4, 0.9],
      [8, 0.8],
      [8, 0.95],
      [16, 0.9],
    ] as const
  ).map(([c, rho]) => mmc(c, rho)),
  ...[0.5, 0.8, 0.9, 0.95].map((rho) => mg1(0, rho)),
  ...[0.8, 0.9].map((rho) => mg1(0.25, rho)),
  ...[0.5, 0.8, 0.9].map((rho) => mg1(4, rho)),
  ...(
    [
      [0.8, 5],
      [0.9, 10],
      [0.95, 20],
      [1, 10],
      [1.2, 10],
    ] as const
  ).map(([ratio, k]) => mm1k(ratio, k)),
  erlangB(10, 8),
  erlangB(20, 20),
  tandem(0.5, [1, 0.8, 2]),
  tandem(0.8, [1, 1, 1]),
  ...[1, 5, 10, 20].map(closed),
  priorities(0.3, 0.5),
  ...[1, 2, 5, 10, 50, 100].map(fan),
  ...[0.5, 1, 2, 3].map(hedge),
];

/** The rows that one run of this model answers. */
export function rowsOf(model: Model, rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ id }) => id === model.name || id.startsWith(`${model.name}-`));
}

/** Runs a model once and reads its metrics, after the first tenth of the arrivals. */
export function runModel(model: Model, arrivals: number, seed: number): Readonly<Record<string, number>> {
  const warmupMs = ((0.1 * arrivals) / model.rate) * unitMs;
  const world = createWorld({ seed, record: false, measure: true, warmupMs, budgets: { events: Infinity } });
  model.build(world, arrivals);
  world.run(1e15);
  return model.read(world.measurements());
}

/** Deviations from theory in per cent: of the mean over some seeds, for each row of a model. */
export function deviations(
  model: Model,
  rows: readonly Row[],
  seeds: readonly number[],
): { row: Row; mean: number; percent: number }[] {
  const answered = rowsOf(model, rows);
  const runs = seeds.map((seed) => runModel(model, answered[0]!.N, seed));
  return answered.map((row) => {
    const metric = row.id.slice(model.name.length + 1);
    const mean = runs.reduce((sum, run) => sum + (run[metric] ?? NaN), 0) / runs.length;
    return { row, mean, percent: Math.abs(mean / row.expected - 1) * 100 };
  });
}
