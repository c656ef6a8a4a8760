import type { Queue } from './broker/queue.ts';
import type { Host } from './host.ts';
import type { Load } from './load/load.ts';
import type { Meter } from './meter.ts';
import { percentile } from './percentile.ts';
import type { Service } from './service.ts';

/** What passed through one service, host, queue or load, after the warm-up. What was not measured is NaN. */
export interface StationMetrics {
  readonly arrivals: number;
  readonly completions: number;
  /** Completions whose answer was an error. */
  readonly failures: number;
  readonly rejected: number;
  /** Lost in a crash, expired, dropped or dead. */
  readonly lost: number;
  readonly throughputPerS: number;
  /** Completions that were not errors. */
  readonly goodputPerS: number;
  /** The share of time that a worker is busy; NaN where there are as many as there are calls. */
  readonly utilisation: number;
  /** From arrival to the start of service; at a queue, to the first or a further delivery. */
  readonly meanWaitMs: number;
  /** The share of those that had to wait at all. */
  readonly waitedShare: number;
  /** From arrival to completion; at a queue, to the ack; at a load, from the intended start to the answer. */
  readonly meanSojournMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly meanInSystem: number;
  readonly maxDepth: number;
}

export interface QueueMetrics extends StationMetrics {
  readonly redelivered: number;
  readonly deadLettered: number;
  readonly expired: number;
  readonly dropped: number;
  readonly deduplicated: number;
  /** Still in the queue at the end, delivered ones included. */
  readonly left: number;
}

/** What one run measured. */
export interface Measurements {
  readonly services: Readonly<Record<string, StationMetrics>>;
  readonly queues: Readonly<Record<string, QueueMetrics>>;
  readonly loads: Readonly<Record<string, StationMetrics>>;
}

interface Measured {
  readonly receivers: ReadonlyMap<string, Service | Host>;
  readonly loads: ReadonlyMap<string, Load>;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly fromMs: number;
  readonly untilMs: number;
}

export function measured({ receivers, loads, queues, fromMs, untilMs }: Measured): Measurements {
  const of = (meter: Meter, workers?: number) => metricsOf(meter, workers, Math.max(0, untilMs - fromMs));
  return {
    services: named(receivers, ({ meter, workers }) => of(meter, workers)),
    queues: named(queues, (queue) => ({
      ...of(queue.meter),
      redelivered: queue.redelivered,
      deadLettered: queue.deadLettered,
      expired: queue.expired,
      dropped: queue.dropped,
      deduplicated: queue.deduplicated,
      left: queue.meter.inSystem,
    })),
    loads: named(loads, ({ meter }) => of(meter)),
  };
}

/** The metrics of one meter over a window that ends now. */
export function metricsOf(meter: Meter, workers: number | undefined, windowMs: number): StationMetrics {
  const completions = meter.completions - meter.completionsBefore;
  const failures = meter.failures - meter.failuresBefore;
  const sojourns = meter.sojourns?.sorted() ?? new Float64Array();
  const waits = meter.waits?.values() ?? new Float64Array();
  const perS = (count: number) => count / (windowMs / 1000);
  return {
    arrivals: meter.arrivals - meter.arrivalsBefore,
    completions,
    failures,
    rejected: meter.rejected - meter.rejectedBefore,
    lost: meter.lost - meter.lostBefore,
    throughputPerS: perS(completions),
    goodputPerS: perS(completions - failures),
    utilisation: workers === undefined ? NaN : (meter.serviceUs - meter.serviceBeforeUs) / 1000 / windowMs / workers,
    meanWaitMs: meanOf(waits),
    waitedShare: waits.filter((wait) => wait > 0).length / waits.length,
    meanSojournMs: meanOf(sojourns),
    p50Ms: percentile(sojourns, 0.5),
    p95Ms: percentile(sojourns, 0.95),
    p99Ms: percentile(sojourns, 0.99),
    meanInSystem: (meter.systemUs - meter.systemBeforeUs) / 1000 / windowMs,
    maxDepth: meter.maxWaiting,
  };
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function named<T, M>(all: ReadonlyMap<string, T>, of: (each: T) => M): Record<string, M> {
  return Object.fromEntries([...all].map(([name, each]) => [name, of(each)]));
}
