import { describe, expect, it } from 'vitest';
import { runLearner } from './learner-world.ts';

const handler = (body: string, head = '') =>
  `import { CallError, TimeoutError } from 'lab';\n${head}\nexport async function handle(request, { call, sleep, signal }) {\n${body}\n}`;
const answer = (body: string, head = '') => runLearner(handler(body, head)).outcome;

describe('call', () => {
  it('brings a copy of what was sent and a copy of what came back', () => {
    expect(
      answer("const sent = { list: [1] }; const got = await call('fast', sent); got.list.push(2); return [sent, got];"),
    ).toEqual([{ list: [1] }, { list: [1, 2] }]);
  });

  it('rejects with a CallError that names service and status', () => {
    expect(
      answer(
        "try { await call('broken', {}); } catch (e) { return [e instanceof CallError, e.name, e.service, e.status, e.message]; }",
      ),
    ).toEqual([true, 'CallError', 'broken', 503, 'no room']);
  });

  it('rejects with a TimeoutError when its time is over', () => {
    expect(
      answer(
        "try { await call('slow', {}, { timeoutMs: 50 }); } catch (e) { return [e instanceof TimeoutError, e.name, e.service, e.timeoutMs, performance.now()]; }",
      ),
    ).toEqual([true, 'TimeoutError', 'slow', 50, 50]);
  });

  it('rejects with the reason of its signal', () => {
    expect(
      answer(
        "const stop = new AbortController(); setTimeout(() => stop.abort('enough'), 30); try { await call('slow', {}, { signal: stop.signal }); } catch (e) { return [e, performance.now()]; }",
      ),
    ).toEqual(['enough', 30]);
    expect(
      answer(
        "try { await call('slow', {}, { signal: AbortSignal.timeout(20) }); } catch (e) { return [e.name, performance.now()]; }",
      ),
    ).toEqual(['TimeoutError', 20]);
    expect(answer("try { await call('fast', {}, { signal: AbortSignal.abort('before') }); } catch (e) { return e; }")).toBe(
      'before',
    );
  });

  it('refuses what cannot be sent, in words', () => {
    expect(answer("try { await call('fast', { f() {} }); } catch (e) { return e.message; }")).toContain('is a function');
    expect(answer("try { await call('fast', { big: 1n }); } catch (e) { return e.message; }")).toContain('bigint');
    expect(answer("try { await call('fast', {}, { timeoutMs: 'soon' }); } catch (e) { return e.message; }")).toContain(
      'timeoutMs is a number',
    );
  });

  it('carries headers, with their names in lower case', () => {
    const { trace } = runLearner(handler("await call('fast', {}, { headers: { TraceParent: '00-1' } });"));
    const sent = trace.records.find((record) => record.kind === 'call-sent' && record.to === 'fast');
    expect(sent).toMatchObject({ headers: { traceparent: '00-1' }, source: { line: 4 } });
  });
});

describe('the signal of a context', () => {
  it('aborts when the caller has stopped waiting', () => {
    const { printed } = runLearner(
      handler("signal.addEventListener('abort', () => console.log('gone', performance.now())); await sleep(20_000);"),
    );
    expect(printed).toEqual(['gone 5000']);
  });
});

describe('sleep', () => {
  const told = (delay: string) =>
    answer(`try { await sleep(${delay}); return performance.now(); } catch (error) { return error.message; }`);

  it('says what is wrong with a delay that is no number', () => {
    expect(told('undefined * 2')).toBe('sleep takes a number of milliseconds; this is NaN.');
    expect(told('undefined')).toBe('sleep takes a number of milliseconds; this is undefined.');
    expect(told("'20'")).toBe('sleep takes a number of milliseconds; this is string.');
  });

  it('takes a delay that is over for none', () => {
    expect(told('-5')).toBe(0);
  });
});

describe('the clock', () => {
  it('is virtual everywhere', () => {
    expect(
      answer(
        'const before = Date.now(); await sleep(1500); return [Date.now() - before, new Date().toISOString(), performance.now()];',
      ),
    ).toEqual([1500, '2026-01-01T00:00:01.500Z', 1500]);
  });

  it('is off on a host whose clock is skewed, and runs at the same speed', () => {
    const { outcome } = runLearner(
      handler(
        'const before = Date.now(); await sleep(1500); return [new Date().toISOString(), Date.now() - before, performance.now()];',
      ),
      { prepare: (world) => world.faults.skew('learner', { offsetMs: -5000 }) },
    );
    expect(outcome).toEqual(['2025-12-31T23:59:56.500Z', 1500, 1500]);
  });

  it('knows UTC only', () => {
    expect(
      answer(
        "const d = new Date('2026-03-29T02:30:00'); return [d.getHours(), d.getTimezoneOffset(), d.toISOString(), String(d)];",
      ),
    ).toEqual([2, 0, '2026-03-29T02:30:00.000Z', 'Sun, 29 Mar 2026 02:30:00 GMT']);
  });

  it('cannot be left for the real one', () => {
    expect(
      answer(
        'const chain = []; for (let p = Date; p; p = Object.getPrototypeOf(p)) chain.push(typeof p.now); return [chain, Date.prototype.constructor === Date, new Date().constructor === Date];',
      ),
    ).toEqual([['function', 'undefined', 'undefined'], true, true]);
  });
});

describe('timers', () => {
  it('fire in the order of time, and not once cleared', () => {
    expect(
      answer(
        "const log = []; setTimeout(() => log.push('b'), 20); setTimeout((x) => log.push(x), 10, 'a'); clearTimeout(setTimeout(() => log.push('never'), 15)); queueMicrotask(() => log.push('soon')); await sleep(50); return log;",
      ),
    ).toEqual(['soon', 'a', 'b']);
  });

  it('repeat until cleared', () => {
    expect(
      answer(
        'let n = 0; const timer = setInterval(() => { n += 1; if (n === 3) clearInterval(timer); }, 10); await sleep(500); return n;',
      ),
    ).toBe(3);
  });

  it('leave a record when their callback throws', () => {
    const { trace } = runLearner(handler("setTimeout(() => { throw new Error('late'); }, 5); await sleep(10);"));
    expect(trace.records.find(({ kind }) => kind === 'uncaught-error')).toMatchObject({ at: 5, error: { message: 'late' } });
  });
});

describe('what is random', () => {
  it('is the same again with the same seed, and other with another', () => {
    const source = handler('return [Math.random(), crypto.randomUUID()];');
    expect(runLearner(source, { seed: 3 }).outcome).toEqual(runLearner(source, { seed: 3 }).outcome);
    expect(runLearner(source, { seed: 3 }).outcome).not.toEqual(runLearner(source, { seed: 4 }).outcome);
  });

  it('makes ids of the fourth version', () => {
    expect(answer('return crypto.randomUUID();')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});

describe('a module that is loading', () => {
  it('has an id and a random number of its own', () => {
    const [id, random] = answer('return [id, random];', 'const id = crypto.randomUUID();\nconst random = Math.random();') as [
      string,
      number,
    ];
    expect(id).toMatch(/^[0-9a-f]{8}-/);
    expect(random).toBeGreaterThan(0);
  });

  it('prints, and begins what repeats, at its first start as at a restart', () => {
    const head = "let n = 0;\nsetInterval(() => (n += 1), 100);\nconsole.log('loaded');";
    const { outcome, printed } = runLearner(handler('await sleep(950); return n;', head));
    expect(outcome).toBe(9);
    expect(printed).toEqual(['loaded']);
  });
});

describe('arithmetic', () => {
  it('is the lab’s own behind Math and the power operator', () => {
    expect(
      answer(
        'let x = 3; x **= 2; return [2 ** 10, 2 ** 0.5 === Math.sqrt(2), x, (-2) ** 3, String(2n ** 70n), Math.hypot(3, 4), Math.log2(8)];',
      ),
    ).toEqual([1024, true, 9, -8, '1180591620717411303424', 5, 3]);
  });
});

describe('console', () => {
  it('prints values as text', () => {
    expect(
      runLearner(
        handler("console.log('a', 1, { b: [1, 'x'] }, null, undefined, new Error('e')); console.warn(new Map([['k', 1]]));"),
      ).printed,
    ).toEqual(["a 1 { b: [1, 'x'] } null undefined Error: e", 'Map { k: 1 }']);
  });

  it('survives values that fight back', () => {
    expect(runLearner(handler("console.log({ get x() { throw 1; } }, 'after');")).printed).toEqual(['[cannot be printed] after']);
  });
});

describe('structuredClone', () => {
  it('copies plain data, also where it refers to itself', () => {
    expect(
      answer('const a = { list: [1] }; a.self = a; const b = structuredClone(a); return [b !== a, b.self === b, b.list];'),
    ).toEqual([true, true, [1]]);
  });
});

describe('positions', () => {
  it('are those of the learner’s own text, also with calls in arguments', () => {
    const { trace } = runLearner(
      "const body = (n: number): { n: number } => JSON.parse(JSON.stringify({ n }));\nexport async function handle(\n  request: { n: number },\n  { call }: any,\n) {\n  return await call(\n    'fast',\n    body(request.n),\n  );\n}",
    );
    expect(trace.records.find((record) => record.kind === 'call-sent' && record.to === 'fast')).toMatchObject({
      source: { line: 6, column: 16 },
    });
  });
});
