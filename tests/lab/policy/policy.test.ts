import { describe, expect, it } from 'vitest';
import {
  backoffMs,
  constant,
  createStream,
  createWorld,
  exponential,
  serviceError,
  type Policy,
  type ServiceSpec,
  type Trace,
} from '../../../src/lab/index.ts';
import { Breaker } from '../../../src/lab/policy/breaker.ts';
import { TokenBucket } from '../../../src/lab/policy/token-bucket.ts';
import { recordsOf, timesOf } from '../records.ts';

/** Calls from `a` to `b` at these times, under a policy. */
function under(
  policy: Policy,
  spec: ServiceSpec,
  atMs: readonly number[] = [0],
  prepare: (world: ReturnType<typeof createWorld>) => void = () => {},
): Trace {
  const world = createWorld({ seed: 1 });
  world.service('b', spec);
  world.load('a', { to: 'b', policy, arrivals: { kind: 'times', atMs } });
  prepare(world);
  return world.run(100_000);
}

/** Fails the first `times` calls. */
function failing(times: number, status = 503): ServiceSpec {
  let left = times;
  return {
    serviceTime: constant(10),
    respond() {
      if (left-- > 0) throw serviceError(status, 'not now');
      return 'done';
    },
  };
}

const replies = (trace: Trace) => recordsOf(trace, 'reply-arrived').map(({ outcome }) => outcome.ok);

describe('retry', () => {
  it('tries again after a pause that doubles, up to the cap', () => {
    const trace = under({ retry: { maxAttempts: 5, backoff: { baseMs: 100, factor: 2, capMs: 250 } } }, failing(4));
    expect(timesOf(trace, 'call-sent')).toEqual([0, 110, 320, 580, 840]);
    expect(recordsOf(trace, 'call-sent').map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5]);
    expect(replies(trace)).toEqual([false, false, false, false, true]);
  });

  it('gives up after its last attempt', () => {
    expect(recordsOf(under({ retry: { maxAttempts: 3 } }, failing(9)), 'call-sent')).toHaveLength(3);
  });

  it('does not repeat what was answered for good', () => {
    expect(recordsOf(under({ retry: { maxAttempts: 3 } }, failing(9, 404)), 'call-sent')).toHaveLength(1);
  });

  it('repeats what timed out', () => {
    const trace = under({ timeoutMs: 50, retry: { maxAttempts: 2 } }, { serviceTime: constant(80) });
    expect(timesOf(trace, 'call-timed-out')).toEqual([50, 100]);
  });

  it('lets no attempt begin after the deadline, nor one outlive it', () => {
    const policy = { deadlineMs: 150, timeoutMs: 100, retry: { maxAttempts: 9, backoff: { baseMs: 20, factor: 1 } } };
    const trace = under(policy, { serviceTime: constant(1000) });
    expect(timesOf(trace, 'call-sent')).toEqual([0, 120]);
    expect(timesOf(trace, 'call-timed-out')).toEqual([100, 150]);
  });

  it('is limited by its budget: a tenth of the requests', () => {
    const atMs = Array.from({ length: 100 }, (_, n) => n * 100);
    const policy = { retry: { maxAttempts: 4, budget: { ratio: 0.1, burst: 1 } } };
    const sent = recordsOf(under(policy, failing(1e9), atMs), 'call-sent').length;
    expect(sent).toBeGreaterThan(105);
    expect(sent).toBeLessThanOrEqual(111);
  });

  it('draws full jitter between nothing and the whole pause', () => {
    const stream = createStream(1, 'jitter');
    const pauses = Array.from({ length: 1000 }, () => backoffMs({ baseMs: 100, jitter: 'full' }, 1, stream));
    expect(Math.min(...pauses)).toBeLessThan(2);
    expect(Math.max(...pauses)).toBeGreaterThan(98);
    expect(Math.max(...pauses)).toBeLessThan(100);
    const equal = Array.from({ length: 1000 }, () => backoffMs({ baseMs: 100, jitter: 'equal' }, 1, stream));
    expect(Math.min(...equal)).toBeGreaterThanOrEqual(50);
  });

  it('makes 64 calls of one, where three layers try four times each', () => {
    const world = createWorld({ seed: 1 });
    const policy = { retry: { maxAttempts: 4 } };
    world.service('bottom', { failureRate: 1, failureStatus: 503 });
    world.service('middle', { steps: { serial: [{ to: 'bottom', policy }] } });
    world.service('top', { steps: { serial: [{ to: 'middle', policy }] } });
    world.load('a', { to: 'top', policy, arrivals: { kind: 'times', atMs: [0] } });
    world.run(1000);
    expect(world.measurements().services['bottom']!.arrivals).toBe(64);
  });
});

describe('hedge', () => {
  it('asks a second time when there is no answer yet, takes the first answer and aborts the other', () => {
    const trace = under({ hedge: { delayMs: 30, maxAttempts: 2 } }, { serviceTime: constant(10) }, [0], (world) => {
      world.faults.slow('b', { addMs: 100 });
      world.at(20, () => world.faults.recover('b'));
    });
    expect(timesOf(trace, 'call-sent')).toEqual([0, 30]);
    expect(recordsOf(trace, 'reply-arrived').map(({ at, call }) => [at, call])).toEqual([[40, 1]]);
    expect(recordsOf(trace, 'call-aborted').map(({ call }) => call)).toEqual([0]);
  });

  it('asks once where the answer is quick', () => {
    expect(recordsOf(under({ hedge: { delayMs: 30, maxAttempts: 2 } }, { serviceTime: constant(10) }), 'call-sent')).toHaveLength(
      1,
    );
  });
});

describe('a circuit breaker', () => {
  it('opens after failures in a row, lets one call try after its pause, and closes when it succeeds', () => {
    const atMs = [0, 100, 200, 300, 400, 700, 800];
    const trace = under({ breaker: { failures: 2, openMs: 500 } }, failing(2), atMs);
    expect(recordsOf(trace, 'policy').map(({ event, at }) => [event, at])).toEqual([
      ['opened', 110],
      ['refused', 200],
      ['refused', 300],
      ['refused', 400],
      ['half-opened', 700],
      ['closed', 710],
    ]);
    expect(timesOf(trace, 'call-sent')).toEqual([0, 100, 700, 800]);
  });

  it('opens again when the one that tries fails', () => {
    const states: string[] = [];
    const breaker = new Breaker({ failures: 1, openMs: 1 }, (state) => states.push(state));
    expect(breaker.allows(0)).toBe(true);
    breaker.failed(0);
    expect([breaker.allows(999), breaker.allows(1000), breaker.allows(1001)]).toEqual([false, true, false]);
    breaker.failed(1001);
    expect(states).toEqual(['open', 'half-open', 'open']);
  });

  it('counts no answer of the other side that is the caller’s own mistake', () => {
    const trace = under({ breaker: { failures: 1, openMs: 500 } }, failing(9, 404), [0, 100, 200]);
    expect(recordsOf(trace, 'call-sent')).toHaveLength(3);
  });
});

describe('a bulkhead', () => {
  it('lets so many requests be under way, so many wait, and refuses the rest', () => {
    const trace = under({ bulkhead: { concurrency: 1, queueCapacity: 1 } }, { serviceTime: constant(10) }, [0, 0, 0]);
    expect(timesOf(trace, 'call-sent')).toEqual([0, 10]);
    expect(recordsOf(trace, 'policy').map(({ policy, event }) => [policy, event])).toEqual([['bulkhead', 'refused']]);
  });
});

describe('a rate limit', () => {
  it('lets the burst pass, then the rate', () => {
    const trace = under({ rateLimit: { ratePerS: 10, burst: 2 } }, {}, [0, 0, 0, 50, 100, 150, 200]);
    expect(timesOf(trace, 'call-sent')).toEqual([0, 0, 100, 200]);
  });

  it('fills its bucket up to the burst and no further', () => {
    const bucket = new TokenBucket(1000, 3);
    expect(Array.from({ length: 5 }, () => bucket.take(10_000_000))).toEqual([true, true, true, false, false]);
    expect(bucket.take(10_001_000)).toBe(true);
  });

  it('answers 429 where the service itself has the limit', () => {
    const trace = under({}, { rateLimit: { ratePerS: 1, burst: 1 } }, [0, 1]);
    expect(recordsOf(trace, 'call-rejected')).toHaveLength(1);
    expect(recordsOf(trace, 'reply-arrived').map(({ outcome }) => (outcome.ok ? 200 : outcome.error.status))).toEqual([200, 429]);
  });
});

describe('a deadline that travels', () => {
  it('ends the calls below when the caller above has stopped waiting', () => {
    const world = createWorld({ seed: 1 });
    world.service('b', { serviceTime: constant(1000) });
    world.service('m', { serviceTime: constant(30), steps: { serial: [{ to: 'b', policy: { propagateDeadline: true } }] } });
    world.load('a', { to: 'm', policy: { timeoutMs: 100 }, arrivals: { kind: 'times', atMs: [0] } });
    expect(recordsOf(world.run(10_000), 'call-timed-out').map(({ node, at }) => [node, at])).toEqual([
      ['a', 100],
      ['m', 100],
    ]);
  });
});

describe('a service under load', () => {
  it('sheds what waited too long instead of serving it', () => {
    const spec = { concurrency: 1, serviceTime: constant(10), shed: { maxWaitMs: 15 } };
    const trace = under({}, spec, [0, 0, 0, 0]);
    expect(recordsOf(trace, 'call-rejected').map(({ call, at }) => [call, at])).toEqual([
      [2, 20],
      [3, 20],
    ]);
  });

  it('does not start what nobody waits for any more', () => {
    const spec = { concurrency: 1, serviceTime: constant(100), shed: { abandoned: true } };
    const trace = under({ timeoutMs: 50 }, spec, [0, 0]);
    expect(recordsOf(trace, 'call-started')).toHaveLength(1);
    expect(recordsOf(trace, 'call-rejected').map(({ reason }) => reason)).toEqual(['its caller has gone']);
  });

  it('serves the highest priority first, and the last one first where it is told to', () => {
    const order = (discipline: 'fifo' | 'lifo' | 'priority') => {
      const world = createWorld({ seed: 1 });
      world.service('b', { concurrency: 1, serviceTime: constant(10), discipline });
      [0, 1, 5, 1].forEach((priority, n) => world.load(`l${n}`, { to: 'b', priority, arrivals: { kind: 'times', atMs: [n] } }));
      return recordsOf(world.run(1000), 'call-started').map(({ call }) => call);
    };
    expect(order('fifo')).toEqual([0, 1, 2, 3]);
    expect(order('lifo')).toEqual([0, 3, 2, 1]);
    expect(order('priority')).toEqual([0, 2, 1, 3]);
  });

  it('slows down with contention', () => {
    const trace = under({}, { serviceTime: constant(10), contention: { free: 1, share: 0.5 } }, [0, 0, 0]);
    expect(timesOf(trace, 'reply-arrived')).toEqual([10, 15, 20]);
  });

  it('spends its work on calls that nobody waits for: past saturation goodput falls though throughput does not', () => {
    const goodput = (ratePerS: number) => {
      const world = createWorld({ seed: 1, record: false });
      world.service('b', { concurrency: 1, serviceTime: exponential({ meanMs: 10 }) });
      world.load('a', { to: 'b', policy: { timeoutMs: 100 }, arrivals: { kind: 'poisson', ratePerS }, untilMs: 60_000 });
      world.run(60_000);
      const { services, loads } = world.measurements();
      return { throughput: services['b']!.throughputPerS, goodput: loads['a']!.goodputPerS };
    };
    expect(goodput(50).goodput).toBeGreaterThan(45);
    expect(goodput(150).throughput).toBeGreaterThan(90);
    expect(goodput(150).goodput).toBeLessThan(20);
  });
});
