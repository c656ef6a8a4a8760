import { describe, expect, it } from 'vitest';
import {
  constant,
  createAsyncRuntime,
  createWorld,
  hashTrace,
  lognormal,
  serviceError,
  type Port,
  type Trace,
  type TraceRecord,
  type World,
} from '../../src/lab/index.ts';

const kinds = (trace: Trace): string[] => trace.records.map(({ kind }) => kind);

function all<Kind extends TraceRecord['kind']>(trace: Trace, kind: Kind): Extract<TraceRecord, { kind: Kind }>[] {
  return trace.records.filter((record): record is Extract<TraceRecord, { kind: Kind }> => record.kind === kind);
}

/** A world with one service `b` of 40 ms, and one call to it at 0 ms. */
function oneCall(prepare: (world: World) => void = () => {}, timeoutMs?: number): Trace {
  const world = createWorld({ seed: 1 });
  world.service('b', { serviceTime: constant(40), respond: () => 'answer' });
  prepare(world);
  world.client('a').call('b', 'ask', null, timeoutMs === undefined ? {} : { timeoutMs });
  return world.run(10_000);
}

describe('a healthy call', () => {
  it('is sent, arrives, starts, is answered and brings its answer, each caused by the one before', () => {
    const trace = oneCall();
    expect(kinds(trace)).toEqual(['call-sent', 'call-arrived', 'call-started', 'reply-sent', 'reply-arrived']);
    expect(trace.records.map(({ cause }) => cause)).toEqual([null, 0, 1, 2, 3]);
    expect(trace.records.at(-1)).toMatchObject({ at: 40, node: 'a', outcome: { ok: true, value: 'answer' } });
    expect(trace.end).toEqual({ reason: 'quiescent' });
  });

  it('takes the latency of its link, both ways', () => {
    const trace = oneCall((world) => {
      world.link('a', 'b', { latency: constant(5) });
      world.link('b', 'a', { latency: constant(7) });
    });
    expect(all(trace, 'call-arrived')[0]!.at).toBe(5);
    expect(all(trace, 'reply-arrived')[0]!.at).toBe(52);
  });
});

describe('faults', () => {
  it('slow lengthens the service, recover ends it', () => {
    const trace = oneCall((world) => {
      world.faults.slow('b', { factor: 2, addMs: 3 });
      world.at(100, () => world.faults.recover('b'));
      world.client('a').call('b', 'again', null, { atMs: 200 });
    });
    expect(all(trace, 'reply-arrived').map(({ at }) => at)).toEqual([83, 240]);
    expect(all(trace, 'fault-began').map(({ fault }) => fault)).toEqual(['slow']);
    expect(all(trace, 'fault-ended').map(({ fault, at }) => [fault, at])).toEqual([['slow', 100]]);
  });

  it('a service that hangs takes the call up and never answers; its caller times out', () => {
    const trace = oneCall((world) => world.faults.hang('b'), 300);
    expect(kinds(trace)).toEqual(['fault-began', 'call-sent', 'call-arrived', 'call-started', 'call-timed-out']);
    expect(all(trace, 'call-timed-out')[0]).toMatchObject({ at: 300, node: 'a' });
  });

  it('fail answers so many calls with an error', () => {
    const trace = oneCall((world) => {
      world.faults.fail('b', { status: 503, message: 'busy', times: 1 });
      world.client('a').call('b', 'again', null, { atMs: 100 });
    });
    expect(all(trace, 'reply-arrived').map(({ outcome }) => outcome.ok)).toEqual([false, true]);
  });

  it('a lost reply leaves the work done and the caller without an answer', () => {
    let done = 0;
    const world = createWorld({ seed: 1 });
    world.service('b', { serviceTime: constant(40), respond: () => (done += 1) });
    world.faults.loseReply('b', 'a', { times: 1 });
    world.client('a').call('b', 'ask', null, { timeoutMs: 200 });
    world.client('a').call('b', 'ask', null, { atMs: 300 });
    const trace = world.run(1000);
    expect(done).toBe(2);
    expect(all(trace, 'reply-lost')).toHaveLength(1);
    expect(all(trace, 'reply-arrived')).toHaveLength(1);
  });

  it('a partition loses what is sent, repair lets it pass again', () => {
    const trace = oneCall((world) => {
      world.faults.partition('a', 'b');
      world.at(100, () => world.faults.repair('a', 'b'));
      world.client('a').call('b', 'again', null, { atMs: 200 });
    });
    expect(all(trace, 'call-lost')).toHaveLength(1);
    expect(all(trace, 'reply-arrived').map(({ at }) => at)).toEqual([240]);
  });

  it('hold keeps what is sent on the way, release lets it go on', () => {
    const trace = oneCall((world) => {
      world.faults.hold('a', 'b');
      world.at(100, () => world.faults.release('a', 'b'));
    });
    expect(all(trace, 'call-arrived')[0]!.at).toBe(100);
    expect(all(trace, 'reply-arrived')[0]!.at).toBe(140);
  });

  it('a crash loses what is in service, restart takes up new calls', () => {
    const trace = oneCall((world) => {
      world.at(10, () => world.faults.crash('b'));
      world.at(50, () => world.faults.restart('b'));
      world.client('a').call('b', 'while down', null, { atMs: 20 });
      world.client('a').call('b', 'after', null, { atMs: 100 });
    });
    expect(all(trace, 'reply-arrived').map(({ call, outcome }) => [call, outcome.ok])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(all(trace, 'crashed')).toHaveLength(1);
    expect(all(trace, 'restarted')).toHaveLength(1);
  });

  it('a fault on a service that is not there says so', () => {
    const world = createWorld({ seed: 1 });
    expect(() => world.faults.hang('nobody')).toThrow('no service called "nobody"');
  });
});

describe('a station', () => {
  it('makes calls wait for a worker and rejects beyond its queue', () => {
    const world = createWorld({ seed: 1 });
    world.service('b', { concurrency: 1, queueCapacity: 1, serviceTime: constant(10) });
    for (let n = 0; n < 3; n += 1) world.client('a').call('b', 'ask', n);
    const trace = world.run(1000);
    expect(all(trace, 'call-started').map(({ at }) => at)).toEqual([0, 10]);
    expect(all(trace, 'call-rejected').map(({ call }) => call)).toEqual([2]);
  });

  it('answers with the error that respond throws', () => {
    const world = createWorld({ seed: 1 });
    world.service('b', {
      respond() {
        throw serviceError(404, 'no such user');
      },
    });
    world.client('a').call('b', 'ask', null);
    expect(all(world.run(10), 'reply-arrived')[0]!.outcome).toEqual({
      ok: false,
      error: { name: 'CallError', message: 'no such user', status: 404 },
    });
  });
});

/** A host whose handler is written with the lab's promises. */
function hostWorld(
  handle: (port: Port, memory: { count: number }) => unknown,
  options: Partial<Parameters<typeof createWorld>[0]> = {},
): World {
  const world = createWorld({ seed: 1, ...options });
  world.service('b', { serviceTime: constant(40), respond: () => 'answer' });
  world.host('h', {
    instantiate: () => ({ memory: { count: 0 } }),
    handle: (module, _request, port) => handle(port, module['memory'] as { count: number }),
  });
  return world;
}

describe('a host', () => {
  it('answers with what its handler resolves to', () => {
    const world = hostWorld((port) => port.call('b', null).then((value: unknown) => ({ value })));
    world.client('a').call('h', 'ask', null);
    const trace = world.run(1000);
    expect(all(trace, 'reply-arrived').at(-1)).toMatchObject({
      at: 40,
      node: 'a',
      outcome: { ok: true, value: { value: 'answer' } },
    });
  });

  it('never resumes what a crash interrupted, not even to clean up, and starts anew with a fresh module', () => {
    const log: string[] = [];
    const world = hostWorld((port, memory) => {
      memory.count += 1;
      log.push(`begins ${memory.count}`);
      return port
        .sleep(100)
        .then(() => log.push('slept'))
        .finally(() => log.push('finally'));
    });
    world.at(50, () => world.faults.crash('h'));
    world.at(60, () => world.faults.restart('h'));
    world.client('a').call('h', 'ask', null);
    world.client('a').call('h', 'ask', null, { atMs: 200 });
    world.run(1000);
    expect(log).toEqual(['begins 1', 'begins 1', 'slept', 'finally']);
  });

  it('dies before a crossing without its effect, and after one with it', () => {
    const calls = (side: 'before' | 'after') => {
      const world = hostWorld((port) => port.call('b', null), { crash: { crossing: 0, side } });
      world.client('a').call('h', 'ask', null);
      return all(world.run(5000), 'call-sent').filter(({ node }) => node === 'h').length;
    };
    expect([calls('before'), calls('after')]).toEqual([0, 1]);
  });

  it('counts its crossings, its answer among them', () => {
    const world = hostWorld((port) => port.call('b', null).then(() => port.sleep(1)));
    world.client('a').call('h', 'ask', null);
    expect(world.run(1000).crossings).toBe(3);
  });

  it('loses its timers with its life', () => {
    let fired = 0;
    const world = hostWorld((port) => void port.setTimer(100, () => (fired += 1)));
    world.at(50, () => world.faults.crash('h'));
    world.client('a').call('h', 'ask', null);
    world.run(1000);
    expect(fired).toBe(0);
  });

  it('leaves a record of a rejection that nobody handles', () => {
    const runtime = createAsyncRuntime();
    const world = hostWorld(
      (port) => {
        void port.sleep(5).then(() => {
          throw new RangeError('nobody looks');
        });
        return 'done';
      },
      { runtime },
    );
    world.client('a').call('h', 'ask', null);
    expect(all(world.run(100), 'unhandled-rejection')).toMatchObject([
      { at: 5, node: 'h', error: { name: 'RangeError', message: 'nobody looks' } },
    ]);
  });
});

describe('budgets', () => {
  it('end a chain of jobs that lets no time pass', () => {
    const runtime = createAsyncRuntime();
    const world = hostWorld(
      () => {
        const again = (): unknown => runtime.Promise.resolve().then(again);
        return again();
      },
      { runtime, budgets: { jobsPerInstant: 1000 } },
    );
    world.client('a').call('h', 'ask', null);
    expect(world.run(1000).end).toMatchObject({ reason: 'jobs-budget', limit: 1000 });
  });

  it('end timers that let no time pass', () => {
    const world = hostWorld(
      (port) => {
        const again = () => void port.setTimer(0, again);
        again();
      },
      { budgets: { eventsPerInstant: 500 } },
    );
    world.client('a').call('h', 'ask', null);
    expect(world.run(1000).end).toMatchObject({ reason: 'events-budget', limit: 500 });
  });

  it('end a run whose trace grows too large', () => {
    const world = hostWorld((port) => port.console('log', 'x'.repeat(10_000)), { budgets: { traceBytes: 50_000 } });
    for (let n = 0; n < 100; n += 1) world.client('a').call('h', 'ask', null, { atMs: n });
    expect(world.run(1000).end).toMatchObject({ reason: 'trace-budget' });
  });
});

describe('determinism', () => {
  const run = (seed: number) => {
    const world = createWorld({ seed });
    world.service('b', { concurrency: 2, serviceTime: lognormal({ p50Ms: 20, p99Ms: 100 }) });
    for (let n = 0; n < 200; n += 1) world.client('a').call('b', 'ask', { n }, { atMs: n * 7 });
    return hashTrace(world.run(60_000));
  };

  it('gives one hash in 1,000 runs with one seed', () => {
    expect(new Set(Array.from({ length: 1000 }, () => run(42))).size).toBe(1);
  }, 60_000);

  it('gives another hash with another seed', () => {
    expect(run(42)).not.toBe(run(43));
  });

  it('asks for a whole number as seed', () => {
    expect(() => createWorld({ seed: 0.5 })).toThrow('A seed is a whole number');
  });

  it('refuses to run a world twice', () => {
    const world = createWorld({ seed: 1 });
    world.run(1);
    expect(() => world.run(1)).toThrow('A world runs once');
  });
});
