import { describe, expect, it } from 'vitest';
import { createWorld, exponential, readMetrics } from '../../../src/lab/index.ts';

describe('the metrics of a trace', () => {
  it('are those that the world measured while it ran', () => {
    const world = createWorld({ seed: 4, measure: true });
    world.service('b', { concurrency: 2, queueCapacity: 3, serviceTime: exponential({ meanMs: 20 }), failureRate: 0.1 });
    world.service('c', { concurrency: 1, serviceTime: exponential({ meanMs: 5 }), failureRate: 0.3 });
    world.queue('q', { maxAttempts: 2, redelivery: { baseMs: 7 }, ttlMs: 60 });
    world.subscribe('c', 'q');
    world.load('a', { to: 'b', arrivals: { kind: 'poisson', ratePerS: 110 }, count: 800 });
    world.load('p', { to: 'q', arrivals: { kind: 'poisson', ratePerS: 120 }, count: 800 });
    world.at(2000, () => world.faults.crash('b'));
    world.at(2100, () => world.faults.restart('b'));
    const trace = world.run(7000);
    const read = readMetrics(trace, { workers: { b: 2 } });
    const { services, queues } = world.measurements();
    expect(read['b']).toEqual(services['b']);
    expect(queues['q']).toMatchObject(read['q']!);
    expect(services['b']!.rejected).toBeGreaterThan(10);
    expect(queues['q']!.expired).toBeGreaterThan(0);
    expect(queues['q']!.deadLettered).toBeGreaterThan(0);
  });
});
