import { describe, expect, it } from 'vitest';
import { hashTrace } from '../../src/lab/index.ts';
import { readScenario, runScenario, type Scenario } from '../../src/scenario/index.ts';

function scenario(value: unknown): Scenario {
  const reading = readScenario(value);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.scenario;
}

const shop = scenario({
  durationMs: 60_000,
  services: {
    pay: { concurrency: 4, serviceTime: { kind: 'exponential', meanMs: 20 }, steps: { serial: [{ publish: 'orders' }] } },
    mail: { concurrency: 2, serviceTime: { kind: 'constant', ms: 10 }, failureRate: 0.1 },
  },
  queues: { orders: { maxAttempts: 3, deadLetter: 'dead', redelivery: { baseMs: 50, jitter: 'full' } }, dead: {} },
  consumers: [{ service: 'mail', queue: 'orders' }],
  links: [{ from: 'shop', to: 'pay', bothWays: true, latency: { kind: 'lognormal', p50Ms: 2, p99Ms: 9 } }],
  faults: [
    { atMs: 20_000, do: 'slow', target: 'mail', factor: 2 },
    { atMs: 30_000, do: 'recover', target: 'mail' },
  ],
  load: {
    shop: { to: 'pay', policy: { timeoutMs: 200, retry: { maxAttempts: 2 } }, arrivals: { kind: 'poisson', ratePerS: 100 } },
  },
});

describe('a scenario that runs', () => {
  it('measures what its services, queues and loads did', () => {
    const { metrics, virtualMs, end } = runScenario(shop, { seed: 1 });
    expect([virtualMs, end]).toEqual([60_000, { reason: 'until' }]);
    const { pay } = metrics.services;
    expect(pay!.utilisation).toBeGreaterThan(0.45);
    expect(pay!.utilisation).toBeLessThan(0.55);
    expect(metrics.loads['shop']!.p50Ms).toBeGreaterThan(metrics.services['pay']!.p50Ms);
    expect(metrics.queues['dead']!.left).toBe(metrics.queues['orders']!.deadLettered);
    expect(metrics.queues['orders']!.maxDepth).toBeGreaterThan(0);
  });

  it('has one hash for one seed, whether its trace is kept or not, and another for another', () => {
    const first = runScenario(shop, { seed: 7, trace: true });
    expect(runScenario(shop, { seed: 7 }).traceHash).toBe(first.traceHash);
    expect(hashTrace(first.trace!)).toBe(first.traceHash);
    expect(runScenario(shop, { seed: 8 }).traceHash).not.toBe(first.traceHash);
  });
});
