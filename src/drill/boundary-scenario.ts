import type { BoundaryStep, BoundarySystem } from '../catalog/boundary.ts';
import type { Scenario } from '../scenario/schema.ts';
import { isRecorded, stepsOn, type Placement } from './placement.ts';

/** The names of the parts of the scenario that are no steps. */
export const parts = { callers: 'callers', door: 'the-service', topic: 'handed-over' } as const;

/** The queue in front of a step that is done after the answer. */
export const queueOf = (step: string): string => `${step}-queue`;

/** How long the outbox relay takes to pass a record on, at the most, ms. */
const relayMs = 100;

/**
 * A system with its steps placed, as a scenario of the lab. The service calls the steps before the answer one after another; any that
 * fails makes the answer an error, and a caller who has waited for long enough gives up, while the work goes on. The service hands the others over: each has a queue of its own and begins when the message comes, or when the
 * step that it needs is done. With a record, a step that fails is tried again until it succeeds; without one, it is tried once. What may
 * be lost is always tried once.
 *
 * @param isBadDay the step of the system's outage fails during the middle third of the run
 */
export function boundaryScenario(system: BoundarySystem, placement: Placement, isBadDay: boolean): Scenario {
  const before = stepsOn('synchronous', system, placement);
  const after = stepsOn('asynchronous', system, placement);
  const isDurable = isRecorded(system, placement);
  const upstreamOf = ({ needs }: BoundaryStep): string | undefined => after.findLast(({ id }) => needs.includes(id))?.id;
  const first = after.filter((step) => upstreamOf(step) === undefined);
  const runMs = (system.calls / system.ratePerS) * 1000;

  const services: NonNullable<Scenario['services']> = {
    [parts.door]: {
      steps: {
        serial: [...before.map(({ id }) => id), ...(first.length > 0 ? [{ publish: parts.topic, confirm: false }] : [])],
      },
    },
  };
  for (const { id, takes, faultRate, workers } of system.steps) {
    const next = after.filter((step) => placement[id] === 'asynchronous' && upstreamOf(step) === id);
    services[id] = {
      serviceTime: { kind: 'lognormal', ...takes },
      failureRate: faultRate,
      ...(workers === undefined ? {} : { concurrency: workers }),
      ...(next.length > 0 ? { steps: { serial: next.map((step) => ({ publish: queueOf(step.id) })) } } : {}),
    };
  }
  return {
    services,
    queues: Object.fromEntries(
      after.map(({ id, mayBeLost }) => [
        queueOf(id),
        isDurable && !mayBeLost
          ? { redelivery: { baseMs: 500, factor: 2, capMs: 10_000, jitter: 'full' as const } }
          : { maxAttempts: 1 },
      ]),
    ),
    ...(first.length > 0 ? { topics: { [parts.topic]: first.map(({ id }) => queueOf(id)) } } : {}),
    consumers: after.map(({ id, workers }) => ({ service: id, queue: queueOf(id), prefetch: workers ?? system.calls })),
    links:
      isDurable && first.length > 0
        ? [{ from: parts.door, to: parts.topic, latency: { kind: 'uniform', fromMs: 0, toMs: relayMs } }]
        : [],
    load: {
      [parts.callers]: {
        to: parts.door,
        arrivals: { kind: 'poisson', ratePerS: system.ratePerS },
        count: system.calls,
        policy: { timeoutMs: system.timeoutMs },
      },
    },
    faults: isBadDay
      ? [
          { atMs: runMs / 3, do: 'fail', target: system.outage.step, status: 503 },
          { atMs: (2 * runMs) / 3, do: 'recover', target: system.outage.step },
        ]
      : [],
  };
}
