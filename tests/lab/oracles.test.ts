import { describe, expect, it } from 'vitest';
import {
  createStream,
  createWorld,
  exponential,
  sample,
  type Distribution,
  type ServiceSpec,
  type Trace,
} from '../../src/lab/index.ts';

/**
 * Pathwise oracles: the waiting times of a queue are a recursion over the very numbers that the lab draws, so each of them can be compared,
 * bit for bit, without statistics.
 */
const arrivals = 20_000;
const seed = 11;

/** Draws as the lab does, rounded to the microsecond as its clock is. */
function drawsUs(name: string, distribution: Distribution, count: number): number[] {
  const stream = createStream(seed, name);
  return Array.from({ length: count }, () => Math.round(sample(distribution, stream) * 1000));
}

function arrivalTimesUs(meanMs: number): number[] {
  const gaps = drawsUs('arrivals', exponential({ meanMs }), arrivals);
  let at = 0;
  return gaps.map((gap) => (at += gap));
}

function runWith(
  build: (service: (name: string, spec: ServiceSpec) => void) => void,
  entry: string,
  atUs: readonly number[],
): Trace {
  const world = createWorld({ seed, budgets: { traceBytes: 1e9, events: 1e8 } });
  build((name, spec) => world.service(name, spec));
  const client = world.client('client');
  for (const at of atUs) client.call(entry, 'work', null, { atMs: at / 1000 });
  return world.run(1e12);
}

/** When each call of the client had its answer, in µs, in the order of the calls. */
function answeredUs(trace: Trace): number[] {
  const sent = trace.records.flatMap((record) => (record.kind === 'call-sent' && record.node === 'client' ? [record.call] : []));
  const answered = new Map(
    trace.records.flatMap((record) =>
      record.kind === 'reply-arrived' && record.node === 'client' ? [[record.call, record.at]] : [],
    ),
  );
  return sent.map((call) => Math.round((answered.get(call) ?? NaN) * 1000));
}

describe('pathwise', () => {
  it.each([0.5, 0.9, 1.1])('every departure of a single server at utilisation %s is Lindley’s', (utilisation) => {
    const atUs = arrivalTimesUs(10);
    const serviceTime = exponential({ meanMs: 10 * utilisation });
    const trace = runWith((service) => service('s', { concurrency: 1, serviceTime }), 's', atUs);
    const served = drawsUs('s/service-time', serviceTime, arrivals);
    let free = 0;
    const expected = atUs.map((at, n) => (free = Math.max(free, at) + served[n]!));
    expect(answeredUs(trace)).toEqual(expected);
  });

  it.each([
    [4, 0.9],
    [3, 1.1],
  ])('every departure of %s servers at utilisation %s is Kiefer and Wolfowitz’s', (servers, utilisation) => {
    const atUs = arrivalTimesUs(10);
    const serviceTime = exponential({ meanMs: 10 * utilisation * servers });
    const trace = runWith((service) => service('s', { concurrency: servers, serviceTime }), 's', atUs);
    const served = drawsUs('s/service-time', serviceTime, arrivals);
    const free = new Array<number>(servers).fill(0);
    const expected = atUs.map((at, n) => {
      const first = free.indexOf(Math.min(...free));
      return (free[first] = Math.max(free[first]!, at) + served[n]!);
    });
    expect(answeredUs(trace)).toEqual(expected);
  });

  it('every departure of a tandem is the recursion over both stations', () => {
    const atUs = arrivalTimesUs(10);
    const first = exponential({ meanMs: 7 });
    const second = exponential({ meanMs: 8 });
    const trace = runWith(
      (service) => {
        service('a', { concurrency: 1, serviceTime: first, steps: { serial: ['b'] } });
        service('b', { concurrency: 1, serviceTime: second });
      },
      'a',
      atUs,
    );
    // A worker of a is held until b has answered: a waits for its reply, as a synchronous call does.
    const inA = drawsUs('a/service-time', first, arrivals);
    const inB = drawsUs('b/service-time', second, arrivals);
    let free = 0;
    const expected = atUs.map((at, n) => (free = Math.max(free, at) + inA[n]! + inB[n]!));
    expect(answeredUs(trace)).toEqual(expected);
  });

  it('every fan-out takes as long as its slowest branch', () => {
    const branch = exponential({ meanMs: 20 });
    const names = ['b0', 'b1', 'b2', 'b3', 'b4'];
    const atUs = arrivalTimesUs(10);
    const trace = runWith(
      (service) => {
        service('a', { steps: { parallel: names } });
        for (const name of names) service(name, { serviceTime: branch });
      },
      'a',
      atUs,
    );
    const branches = names.map((name) => drawsUs(`${name}/service-time`, branch, arrivals));
    expect(answeredUs(trace)).toEqual(atUs.map((at, n) => at + Math.max(...branches.map((draws) => draws[n]!))));
  });
});

describe('a run', () => {
  const build = (extra: boolean) => {
    const world = createWorld({ seed: 5 });
    world.service('s', { concurrency: 2, serviceTime: exponential({ meanMs: 5 }) });
    if (extra) world.service('unrelated', { serviceTime: exponential({ meanMs: 1 }) });
    const client = world.client('client');
    for (let n = 0; n < 500; n += 1) client.call('s', 'work', n, { atMs: n * 3 });
    if (extra) world.client('other').call('unrelated', 'work', null, { atMs: 5 });
    return world.run(60_000);
  };

  it('is not changed by an unrelated service with its own stream', () => {
    const times = (trace: Trace) => answeredUs(trace);
    expect(times(build(true))).toEqual(times(build(false)));
  });
});
