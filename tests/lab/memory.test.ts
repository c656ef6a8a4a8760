import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createWorld, exponential, type World } from '../../src/lab/index.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function reachableKilobytes(): number {
  // Twice, for what finalizers let go of.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024;
}

/** A load that calls a service of one worker through a host; each caller has a deadline, which few of the calls miss. */
function busyWorld(requests: number, record: boolean): World {
  const world = createWorld({ seed: 4, record, budgets: { events: 1e8, traceBytes: 1e9 } });
  world.host('front', {
    instantiate: () => ({}),
    handle: (_, { body }, port) => port.sleep(1).then(() => port.call('back', body as null, { timeoutMs: 200 })),
  });
  world.service('back', { concurrency: 1, serviceTime: exponential({ meanMs: 8 }) });
  world.load('callers', {
    to: 'front',
    arrivals: { kind: 'poisson', ratePerS: 100 },
    policy: { timeoutMs: 500 },
    count: requests,
  });
  return world;
}

/** What a run leaves reachable while its world is still there, and how many events it was. */
function heldBy(requests: number, record: boolean): { kilobytes: number; events: number } {
  const before = reachableKilobytes();
  const world = busyWorld(requests, record);
  const trace = world.run(1e12);
  const kilobytes = reachableKilobytes() - before;
  // The world is asked for something afterwards, so that no engine may forget it before.
  expect(world.measurements().services['back']!.arrivals).toBe(requests);
  return { kilobytes, events: trace.events };
}

describe('the memory of a run', () => {
  it('does not grow with its length when nothing is recorded', () => {
    heldBy(1000, false);
    const short = heldBy(12_000, false);
    const long = heldBy(150_000, false);
    expect(short.events).toBeGreaterThan(80_000);
    expect(long.events).toBeGreaterThan(1_000_000);
    // Ten bytes for each request more would be too much; what the test runner itself makes in a second is less.
    expect(long.kilobytes - short.kilobytes).toBeLessThan(1400);
  }, 60_000);

  it('grows with its length when it is recorded', () => {
    heldBy(100, true);
    const short = heldBy(500, true);
    const long = heldBy(6000, true);
    expect(long.kilobytes).toBeGreaterThan(2 * short.kilobytes);
    expect(long.kilobytes - short.kilobytes).toBeGreaterThan(1400);
  }, 60_000);
});
