import { describe, expect, it } from 'vitest';
import { traceFact } from '../../../src/experiment/scenario/trace-facts.ts';
import { watch } from '../../../src/experiment/scenario/watch.ts';
import type { Scenario } from '../../../src/scenario/index.ts';

const orders = (workers: number, partitions?: number): Scenario => ({
  durationMs: 60_000,
  services: { worker: { concurrency: workers, serviceTime: { kind: 'exponential', meanMs: 100 } } },
  queues: { jobs: partitions === undefined ? {} : { partitions } },
  consumers: [{ service: 'worker', queue: 'jobs', prefetch: workers }],
  load: { callers: { to: 'jobs', keys: 5, arrivals: { kind: 'poisson', ratePerS: 8 } } },
});

const told = (scenario: Scenario, node: string, name: string) =>
  traceFact(watch(scenario, { seed: 1, record: true }).trace, node, name);

describe('order, as a trace tells it', () => {
  it('holds with one worker, and is lost with four that compete', () => {
    expect(told(orders(1), 'jobs', 'overtaken')).toBe(0);
    expect(told(orders(4), 'jobs', 'overtaken')).toBeGreaterThan(20);
  });

  it('is lost less often within a key, and never where a key is one partition’s', () => {
    const overall = told(orders(4), 'jobs', 'overtaken') ?? 0;
    const ofKey = told(orders(4), 'jobs', 'overtakenOfKey') ?? 0;
    expect(ofKey).toBeGreaterThan(0);
    expect(ofKey).toBeLessThan(overall);
    expect(told(orders(4, 5), 'jobs', 'overtakenOfKey')).toBe(0);
  });
});

describe('work whose caller never heard of it', () => {
  const bank = (timeoutMs: number): Scenario => ({
    durationMs: 10_000,
    services: { bank: { serviceTime: { kind: 'constant', ms: 100 } } },
    load: { shop: { to: 'bank', policy: { timeoutMs }, count: 10, arrivals: { kind: 'regular', ratePerS: 5 } } },
  });

  it('is all of it where callers give up too early, and none where they wait', () => {
    expect(told(bank(50), 'bank', 'doneUnheard')).toBe(10);
    expect(told(bank(500), 'bank', 'doneUnheard')).toBe(0);
  });

  it('is what lost replies leave behind', () => {
    const lossy: Scenario = { ...bank(500), faults: [{ atMs: 900, do: 'loseReply', from: 'bank', to: 'shop', times: 2 }] };
    expect(told(lossy, 'bank', 'doneUnheard')).toBe(2);
  });
});
