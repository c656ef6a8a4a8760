import { describe, expect, it } from 'vitest';
import { createWorld, exponential } from '../../../src/lab/index.ts';
import { availabilityOfAll, downMinutesAMonth } from '../../../src/experiment/formula/availability.ts';
import { backlogAfter, drainS, lastWaitS } from '../../../src/experiment/formula/backlog.ts';
import { inSystem, mostPerS } from '../../../src/experiment/formula/little.ts';
import { erlangC, meanWaitMs, variedWaitMs } from '../../../src/experiment/formula/many-servers.ts';
import { meanAttempts, retryAmplification } from '../../../src/experiment/formula/retries.ts';
import { meanSojournMs } from '../../../src/experiment/formula/single-server.ts';

describe('the formulas', () => {
  it('agree with the numbers that their sources print', () => {
    expect(retryAmplification(4, 3)).toBe(64);
    expect(retryAmplification(3, 5)).toBe(243);
    expect(availabilityOfAll(0.999, 5)).toBeCloseTo(0.995, 4);
    expect(downMinutesAMonth(0.999)).toBeCloseTo(43.2, 5);
    expect(inSystem(300, 30_000)).toBe(9000);
    expect(mostPerS(200, 50)).toBe(4000);
  });

  it('count a burst as a fluid: what came in less what went out, and what is left over takes it away', () => {
    const backlog = backlogAfter(500, 200, 60);
    expect(backlog).toBe(18_000);
    expect(lastWaitS(backlog, 200)).toBe(90);
    expect(drainS(backlog, 200, 150)).toBe(360);
    expect(drainS(backlog, 200, 200)).toBe(Infinity);
    expect(backlogAfter(100, 200, 60)).toBe(0);
  });

  it('give one try where nothing fails, and all where everything does', () => {
    expect(meanAttempts(0, 4)).toBe(1);
    expect(meanAttempts(1, 4)).toBe(4);
    expect(meanAttempts(0.5, 4)).toBeCloseTo(1.875, 10);
  });

  it('meet where one is a special case of another: M/M/c with one worker, M/G/1 with an exponential service', () => {
    for (const utilisation of [0.1, 0.5, 0.9]) {
      expect(erlangC(1, utilisation)).toBeCloseTo(utilisation, 10);
      expect(meanWaitMs(1, 10, utilisation) + 10).toBeCloseTo(meanSojournMs(10, utilisation), 8);
      expect(variedWaitMs(10, utilisation, 1)).toBeCloseTo(meanWaitMs(1, 10, utilisation), 8);
    }
  });

  it('say what the lab measures at five workers', () => {
    const world = createWorld({ seed: 3, record: false, measure: true, warmupMs: 20_000, budgets: { events: 5_000_000 } });
    world.service('pool', { concurrency: 5, serviceTime: exponential({ meanMs: 10 }) });
    world.load('callers', { to: 'pool', arrivals: { kind: 'poisson', ratePerS: 400 } });
    world.run(420_000);
    const { meanWaitMs: measured, waitedShare } = world.measurements().services['pool']!;
    expect(Math.abs(measured / meanWaitMs(5, 10, 0.8) - 1)).toBeLessThan(0.1);
    expect(Math.abs(waitedShare / erlangC(5, 0.8) - 1)).toBeLessThan(0.05);
  });
});
