import { readScenario, runScenario } from '../../src/scenario/index.ts';

const times = {
  short: { kind: 'erlang', stages: 3, meanMs: 12 },
  spread: { kind: 'hyperexponential', meanMs: 20, scv: 4 },
  tailed: { kind: 'lognormal', p50Ms: 15, p99Ms: 120 },
  random: { kind: 'exponential', meanMs: 9 },
};

/** Scenarios that together use every part and every random choice that a scenario can name. */
export const everyPart: Readonly<Record<string, unknown>> = {
  'open load on many workers': {
    seed: 3,
    durationMs: 20_000,
    services: { pay: { concurrency: 3, serviceTime: times.tailed, contention: { free: 2, share: 0.1 }, failureRate: 0.02 } },
    links: [
      {
        from: 'shop',
        to: 'pay',
        bothWays: true,
        latency: { kind: 'uniform', fromMs: 1, toMs: 9 },
        lossRate: 0.01,
        duplicateRate: 0.01,
      },
    ],
    load: { shop: { to: 'pay', arrivals: { kind: 'poisson', ratePerS: 60 }, policy: { timeoutMs: 400 } } },
  },
  'closed load with priorities': {
    seed: 4,
    durationMs: 20_000,
    services: { pay: { concurrency: 1, discipline: 'priority', serviceTime: times.spread, queueCapacity: 12 } },
    load: {
      rich: { to: 'pay', clients: 4, thinkTime: times.random, priority: 2 },
      poor: { to: 'pay', clients: 9, thinkTime: { kind: 'constant', ms: 30 } },
    },
  },
  'steps, retries, budgets, hedges and breakers': {
    seed: 5,
    durationMs: 15_000,
    services: {
      page: {
        steps: {
          parallel: [
            { to: 'user', policy: { hedge: { delayMs: 40, maxAttempts: 2 } } },
            {
              to: 'price',
              policy: {
                timeoutMs: 80,
                retry: {
                  maxAttempts: 3,
                  backoff: { baseMs: 10, factor: 2, capMs: 100, jitter: 'full' },
                  budget: { ratio: 0.2, burst: 5 },
                },
              },
            },
            {
              to: 'ads',
              policy: { timeoutMs: 50, breaker: { failures: 5, openMs: 500 }, bulkhead: { concurrency: 4, queueCapacity: 2 } },
            },
          ],
        },
      },
      user: { concurrency: 8, serviceTime: times.tailed },
      price: { concurrency: 4, serviceTime: times.short, failureRate: 0.05 },
      ads: { concurrency: 2, serviceTime: times.random, rateLimit: { ratePerS: 80, burst: 10 } },
    },
    load: {
      browser: {
        to: 'page',
        arrivals: { kind: 'renewal', gap: times.short },
        policy: { deadlineMs: 300, propagateDeadline: true },
      },
    },
    faults: [
      { atMs: 3000, do: 'slow', target: 'price', factor: 4 },
      { atMs: 6000, do: 'recover', target: 'price' },
      { atMs: 7000, do: 'hang', target: 'ads' },
      { atMs: 9000, do: 'recover', target: 'ads' },
      { atMs: 9500, do: 'fail', target: 'user', status: 503, times: 20 },
    ],
  },
  'queues that deliver again': {
    seed: 6,
    durationMs: 30_000,
    services: {
      worker: { concurrency: 3, serviceTime: times.spread, failureRate: 0.1 },
      clerk: { concurrency: 1, serviceTime: times.random },
    },
    queues: {
      jobs: {
        visibilityTimeoutMs: 120,
        maxAttempts: 4,
        deadLetter: 'dead',
        redelivery: { baseMs: 20, factor: 2, jitter: 'equal' },
        ttlMs: 8000,
        capacity: 80,
        overflow: 'drop-oldest',
      },
      dead: {},
    },
    consumers: [
      { service: 'worker', queue: 'jobs', prefetch: 4 },
      { service: 'clerk', queue: 'dead', ack: 'on-delivery' },
    ],
    load: { shop: { to: 'jobs', arrivals: { kind: 'bursts', size: 40, everyMs: 500 } } },
    faults: [
      { atMs: 4000, do: 'crash', target: 'worker' },
      { atMs: 5000, do: 'restart', target: 'worker' },
      { atMs: 8000, do: 'loseReply', from: 'worker', to: 'jobs', times: 10 },
      { atMs: 9000, do: 'duplicate', target: 'jobs', times: 20 },
    ],
  },
  'topics, partitions and order': {
    seed: 7,
    durationMs: 12_000,
    services: { mail: { concurrency: 2, serviceTime: times.short }, stock: { concurrency: 4, serviceTime: times.tailed } },
    queues: { mails: { partitions: 4, deduplicationMs: 1000 }, stocks: { partitions: 8 } },
    topics: { orders: ['mails', 'stocks'] },
    consumers: [
      { service: 'mail', queue: 'mails' },
      { service: 'stock', queue: 'stocks' },
    ],
    load: {
      shop: {
        to: 'orders',
        keys: 12,
        arrivals: {
          kind: 'phases',
          phases: [
            { forMs: 3000, ratePerS: 40 },
            { forMs: 1000, ratePerS: 200 },
          ],
          random: true,
        },
      },
    },
  },
  'partitions of the network, and load that is shed': {
    seed: 8,
    durationMs: 12_000,
    services: {
      pay: {
        concurrency: 2,
        discipline: 'lifo',
        serviceTime: { kind: 'empirical', valuesMs: [5, 7, 11, 90] },
        shed: { maxWaitMs: 60, expired: true, abandoned: true },
      },
    },
    links: [{ from: 'shop', to: 'pay', bothWays: true, latency: times.random, ordered: true }],
    load: {
      shop: {
        to: 'pay',
        arrivals: { kind: 'regular', ratePerS: 90 },
        policy: { timeoutMs: 200, rateLimit: { ratePerS: 85, burst: 20 } },
      },
    },
    faults: [
      { atMs: 2000, do: 'partition', between: ['shop', 'pay'] },
      { atMs: 2600, do: 'repair', between: ['shop', 'pay'] },
      { atMs: 5000, do: 'hold', between: ['shop', 'pay'] },
      { atMs: 5400, do: 'release', between: ['shop', 'pay'] },
    ],
  },
};

/** The hash of the whole trace of each of them: in every engine the same, or the lab is not deterministic. */
export function hashes(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(everyPart).map(([name, value]) => {
      const reading = readScenario(value);
      if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.problems)}`);
      return [name, runScenario(reading.scenario).traceHash];
    }),
  );
}
