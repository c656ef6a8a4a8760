import { describe, expect, it } from 'vitest';
import { arrivalTimes, constant, createStream, createWorld, exponential, type Arrivals } from '../../../src/lab/index.ts';
import { timesOf } from '../records.ts';

function times(arrivals: Arrivals, count: number): number[] {
  const next = arrivalTimes(arrivals, createStream(1, 'arrivals'));
  return Array.from({ length: count }, () => next());
}

describe('arrivals', () => {
  it('come at equal distances, in bursts, or at given times', () => {
    expect(times({ kind: 'regular', ratePerS: 40 }, 4)).toEqual([0, 25, 50, 75]);
    expect(times({ kind: 'bursts', size: 2, everyMs: 10 }, 5)).toEqual([0, 0, 10, 10, 20]);
    expect(times({ kind: 'times', atMs: [3, 7] }, 3)).toEqual([3, 7, Infinity]);
  });

  it('of a Poisson process come at their rate, with gaps as varied as their mean', () => {
    const at = times({ kind: 'poisson', ratePerS: 100 }, 50_000);
    const gaps = at.map((ms, index) => ms - (at[index - 1] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(mean).toBeCloseTo(10, 0);
    expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1);
  });

  it('follow the rate of each phase, and stop after the last', () => {
    const phases = [
      { forMs: 1000, ratePerS: 100 },
      { forMs: 1000, ratePerS: 0 },
      { forMs: 1000, ratePerS: 400 },
    ];
    const at = times({ kind: 'phases', phases, random: false }, 600).filter((ms) => ms < Infinity);
    const inPhase = (phase: number) => at.filter((ms) => ms >= phase * 1000 && ms < (phase + 1) * 1000).length;
    expect(inPhase(0)).toBeGreaterThanOrEqual(99);
    expect([inPhase(1), at.length - inPhase(0)]).toEqual([0, inPhase(2)]);
    expect(inPhase(2)).toBeGreaterThanOrEqual(399);
    const random = times({ kind: 'phases', phases }, 700).filter((ms) => ms < Infinity);
    expect(random.filter((ms) => ms >= 1000 && ms < 2000)).toEqual([]);
    expect(random.length).toBeGreaterThan(430);
    expect(random.length).toBeLessThan(570);
  });
});

describe('load', () => {
  it('in an open loop comes whether or not anybody answers', () => {
    const world = createWorld({ seed: 1 });
    world.service('b', { concurrency: 1, serviceTime: constant(1000) });
    world.load('a', { to: 'b', arrivals: { kind: 'regular', ratePerS: 100 }, count: 3 });
    expect(timesOf(world.run(50), 'call-sent')).toEqual([0, 10, 20]);
  });

  it('in a closed loop asks again only after an answer and a pause for thought', () => {
    const world = createWorld({ seed: 1 });
    world.service('b', { concurrency: 1, serviceTime: constant(10) });
    world.load('a', { to: 'b', clients: 2, thinkTime: constant(5), untilMs: 40 });
    expect(timesOf(world.run(1000), 'call-sent')).toEqual([5, 5, 20, 30]);
  });

  it('begins and ends when it is told to', () => {
    const world = createWorld({ seed: 1 });
    world.service('b', {});
    world.load('a', { to: 'b', arrivals: { kind: 'regular', ratePerS: 100 }, fromMs: 100, untilMs: 130 });
    expect(timesOf(world.run(1000), 'call-sent')).toEqual([100, 110, 120]);
  });

  it('leaves no wait out that a slow server caused: it is measured from the intended start', () => {
    const world = createWorld({ seed: 1, measure: true });
    world.service('b', { concurrency: 1, serviceTime: constant(20) });
    world.load('a', { to: 'b', arrivals: { kind: 'regular', ratePerS: 100 }, count: 100 });
    world.run(1e9);
    expect(world.measurements().loads['a']!.p99Ms).toBe(20 * 99 - 10 * 98);
  });
});

describe('measurements', () => {
  it('leave out what came before the warm-up', () => {
    const world = createWorld({ seed: 1, measure: true, warmupMs: 500 });
    world.service('b', { concurrency: 1, serviceTime: constant(1) });
    world.load('a', { to: 'b', arrivals: { kind: 'regular', ratePerS: 100 } });
    world.at(500, () => world.faults.slow('b', { factor: 4 }));
    world.run(1000);
    const { b } = world.measurements().services;
    expect(b).toMatchObject({ arrivals: 51, p50Ms: 4, throughputPerS: 100 });
    expect(b!.utilisation).toBeCloseTo(0.4, 5);
  });

  it('obey Little’s law and the utilisation law', () => {
    const world = createWorld({ seed: 2, measure: true, record: false });
    world.service('b', { concurrency: 3, serviceTime: exponential({ meanMs: 20 }) });
    world.load('a', { to: 'b', arrivals: { kind: 'poisson', ratePerS: 100 }, count: 20_000 });
    world.run(1e9);
    const { b } = world.measurements().services;
    expect(b!.meanInSystem).toBeCloseTo((b!.throughputPerS * b!.meanSojournMs) / 1000, 9);
    expect(b!.utilisation * 3).toBeCloseTo((b!.throughputPerS * (b!.meanSojournMs - b!.meanWaitMs)) / 1000, 9);
  });
});
