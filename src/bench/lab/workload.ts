import { createStream, sample, type Distribution } from '../../lab/index.ts';

/** The three models that every engine runs. All times are in ms, and each drawn one is rounded to the µs, the lab's tick. */
export const seed = 20;

/** Runs longer than any that a reader starts. */
export const budgets = { events: 1e12, eventsPerInstant: 1e6, jobsPerInstant: 1e7, loopIterations: 1e12 };

/** So many processes each sleep so many times. An event is an awakening. */
export const timers = { processes: 1000, sleeps: 200, sleep: { kind: 'uniform', fromMs: 1, toMs: 1000 } } as const;

/** M/M/1 at utilisation .9. Two events per customer: it arrives, it leaves. */
export const singleServer = {
  customers: 100_000,
  ratePerS: 90,
  gap: { kind: 'exponential', meanMs: 1000 / 90 },
  service: { kind: 'exponential', meanMs: 10 },
} as const;

/**
 * A client calls `front`, which works and calls `back`, a pool of workers; each hop takes a link's latency, and both callers have a
 * deadline. Nine events per request: it starts; it reaches front; front has worked; it reaches back; back has worked; the reply reaches
 * front; the reply reaches the client; and two deadlines that are set, and kept or missed. After a missed deadline the rest still takes place.
 */
export const calls = {
  requests: 50_000,
  ratePerS: 320,
  gap: { kind: 'exponential', meanMs: 1000 / 320 },
  latencyMs: 1,
  frontMs: 2,
  frontTimeoutMs: 50,
  backWorkers: 4,
  back: { kind: 'exponential', meanMs: 10 },
  clientTimeoutMs: 100,
  eventsPerRequest: 9,
} as const;

/** Draws of a distribution from the lab's stream of this name, in whole µs: all engines draw the same numbers where they draw in the same order. */
export function drawingUs(name: string, distribution: Distribution): () => number {
  const stream = createStream(seed, name);
  return () => Math.round(sample(distribution, stream) * 1000);
}

/** Draws of two distributions from one stream, as they come. */
export function drawingBothUs(name: string, one: Distribution, other: Distribution): [() => number, () => number] {
  const stream = createStream(seed, name);
  return [() => Math.round(sample(one, stream) * 1000), () => Math.round(sample(other, stream) * 1000)];
}
