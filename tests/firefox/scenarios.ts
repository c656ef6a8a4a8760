import { cbrt, constant, createWorld, exponential, hashTrace, log, lognormal, pow, sin } from '../../src/lab/index.ts';

/** Fingerprints of a few worlds and of the lab's arithmetic: in every engine the same, or the lab is not deterministic. */
export function fingerprints(): Record<string, string> {
  return { queue: queue(7), chain: chain(11), faults: faults(13), arithmetic: arithmetic() };
}

function queue(seed: number): string {
  const world = createWorld({ seed });
  world.service('worker', { concurrency: 2, serviceTime: exponential({ meanMs: 18 }) });
  for (let n = 0; n < 400; n += 1) world.client('a').call('worker', 'work', { n }, { atMs: n * 10 });
  return hashTrace(world.run(60_000));
}

function chain(seed: number): string {
  const world = createWorld({ seed });
  for (const name of ['x', 'y', 'z']) world.service(name, { serviceTime: lognormal({ p50Ms: 20, p99Ms: 100 }) });
  world.service('page', { steps: { parallel: ['x', 'y', 'z'] } });
  world.link('a', 'page', { latency: exponential({ meanMs: 3 }), lossRate: 0.05 });
  for (let n = 0; n < 200; n += 1) world.client('a').call('page', 'load', null, { atMs: n * 25, timeoutMs: 150 });
  return hashTrace(world.run(60_000));
}

function faults(seed: number): string {
  const world = createWorld({ seed });
  world.service('b', { serviceTime: constant(40), respond: () => 'done' });
  world.at(100, () => world.faults.slow('b', { factor: 3 }));
  world.at(400, () => world.faults.recover('b'));
  world.at(500, () => world.faults.crash('b'));
  world.at(700, () => world.faults.restart('b'));
  for (let n = 0; n < 50; n += 1) world.client('a').call('b', 'ask', n, { atMs: n * 20, timeoutMs: 200 });
  return hashTrace(world.run(5000));
}

/** The bits of functions that engines disagree on when they are their own. */
function arithmetic(): string {
  const bits = new DataView(new ArrayBuffer(8));
  let fingerprint = 0;
  for (let n = 1; n < 5000; n += 1) {
    for (const value of [log(n * 0.37), pow(n * 0.01, 1.37), sin(n * 0.11), cbrt(n * 1.7)]) {
      bits.setFloat64(0, value);
      fingerprint = (Math.imul(fingerprint ^ bits.getUint32(0), 0x01000193) ^ bits.getUint32(4)) >>> 0;
    }
  }
  return fingerprint.toString(16);
}
