import type { FailureKind } from '../../src/judge/verdict.ts';
import { handler, type AttackProgram } from './program.ts';

export interface HangProgram extends AttackProgram {
  /** The kinds that name it rightly; engines differ in whether a budget, the clock or an error of theirs comes first. */
  readonly kinds: readonly (FailureKind | 'fail')[];
  /** The line that the verdict must name. */
  readonly line?: number;
}

function hang(name: string, kinds: HangProgram['kinds'], body: string, outside = ''): HangProgram {
  return { ...handler(`hangs: ${name}`, body, outside), kinds };
}

/** Programs that would keep the machine busy for ever, or never answer, and the verdicts that name them. */
export const hangs: readonly HangProgram[] = [
  { ...hang('for (;;)', ['loop-budget'], `for (;;) {}`), line: 3 },
  { ...hang('while (true) await null', ['jobs-budget', 'loop-budget'], `while (true) await null;`) },
  hang('a promise that never settles', ['never-settled'], `await new Promise(() => {});`),
  hang('do … while with a label', ['loop-budget'], `outer: do { continue outer; } while (true);`),
  hang('for … of an endless generator', ['loop-budget'], `for (const _ of (function* () { while (true) yield 1; })());`),
  hang('spreading an endless generator', ['loop-budget'], `return [...(function* () { while (true) yield 1; })()];`),
  hang(
    'an endless iterator without a loop',
    ['wall-clock', 'sandbox-crashed', 'unhandled-rejection', 'uncaught-error'],
    `return new Set({ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) } as any).size;`,
  ),
  hang(
    'for await of an endless generator',
    ['jobs-budget', 'loop-budget'],
    `for await (const _ of (function* () { while (true) yield 1; })());`,
  ),
  hang('a chain of then', ['jobs-budget'], `const again = (): any => Promise.resolve().then(again); await again();`),
  hang('queueMicrotask for ever', ['jobs-budget'], `const again = () => queueMicrotask(again); again();`),
  hang(
    'a timer of 0 ms for ever',
    ['events-budget'],
    `const again = () => setTimeout(again, 0); again(); await new Promise(() => {});`,
  ),
  hang(
    'a loop in a getter of an error',
    ['loop-budget'],
    `throw Object.defineProperty(new Error(), 'message', { get() { for (;;); } });`,
  ),
  { ...hang('a loop while loading', ['loop-budget'], `return 1;`, `for (;;) {}`), line: 1 },
  {
    ...hang('a loop while loading that catches what stops it', ['loop-budget'], `return 1;`, `try { for (;;) {} } catch {}`),
    line: 1,
  },
  {
    ...hang(
      'a loop in a class that loads',
      ['loop-budget'],
      `return 1;`,
      `class A {\n static x = (() => { while (true); })();\n}`,
    ),
    line: 2,
  },
  hang('a flood while loading', ['trace-budget', 'loop-budget'], `return 1;`, `while (true) console.log('x'.repeat(1000));`),
  hang('microtasks while loading', ['jobs-budget'], `return 1;`, `const a = (): any => Promise.resolve().then(a); a();`),
  hang('an async loop while loading', ['jobs-budget'], `return 1;`, `(async () => { while (true) await null; })();`),
  hang('a timer while loading', ['events-budget'], `return 1;`, `const again = (): any => setTimeout(again, 0); again();`),
  hang('backtracking while loading', ['wall-clock'], `return 1;`, `/^(a+)+$/.test('a'.repeat(60) + 'b');`),
  hang('recursion while loading', ['threw-while-loading'], `return 1;`, `const again = (): any => again(); again();`),
  {
    ...hang(
      'a loop around short loops',
      ['loop-budget'],
      `for (;;) {\n for (let i = 0; i < 9; i += 1);\n for (const _ of [1, 2]) {}\n}`,
    ),
    line: 3,
  },
  {
    ...hang(
      'a loop around a function with a loop',
      ['loop-budget'],
      `for (;;) short();`,
      `function short() { for (let i = 0; i < 999; i += 1); }`,
    ),
    line: 3,
  },
  { ...hang('a loop in toString', ['loop-budget'], `return '' + { toString() { for (;;); } };`), line: 3 },
  { ...hang('a loop in valueOf', ['loop-budget'], `return 1 + ({ valueOf() { for (;;); } } as any);`), line: 3 },
  { ...hang('a loop in a getter of the answer', ['loop-budget'], `return { get page() { for (;;); } };`), line: 3 },
  { ...hang('a loop in a trap of the answer', ['loop-budget'], `return new Proxy({}, { ownKeys() { for (;;); } });`), line: 3 },
  { ...hang('a loop in a thenable', ['loop-budget'], `return { then() { for (;;); } };`), line: 3 },
  hang('a thenable that resolves with itself', ['jobs-budget'], `const t = { then(r: any) { r(t); } }; return t;`),
  {
    ...hang(
      'a loop in a getter of options',
      ['loop-budget'],
      `await context.call('echo', 1, { get timeoutMs() { for (;;); } });`,
    ),
    line: 3,
  },
  { ...hang('a loop in an iterator', ['loop-budget'], `return [...{ *[Symbol.iterator]() { for (;;); } }];`), line: 3 },
  { ...hang('a loop in a comparison', ['loop-budget'], `return [2, 1].sort(() => { for (;;); });`), line: 3 },
  { ...hang('a loop in a reviver', ['loop-budget'], `return JSON.parse('1', () => { for (;;); });`), line: 3 },
  { ...hang('a loop in a timer', ['loop-budget'], `setTimeout(() => { for (;;); }, 5); await new Promise(() => {});`), line: 3 },
  {
    ...hang(
      'a loop in a listener',
      ['loop-budget'],
      `const c = new AbortController(); c.signal.onabort = () => { for (;;); }; c.abort();`,
    ),
    line: 3,
  },
  {
    ...hang('a loop in a transaction', ['loop-budget'], `await context.store('notes').transaction(() => { for (;;); });`),
    line: 3,
  },
  {
    ...hang('a loop that finally goes on', ['loop-budget', 'wall-clock'], `for (;;) { try { throw 1; } finally { continue; } }`),
    line: 3,
  },
  hang(
    'an async function that calls itself',
    ['jobs-budget'],
    `const f = async (): Promise<any> => { await null; return f(); }; return f();`,
  ),
  {
    ...hang(
      'a loop of few and heavy rounds',
      ['wall-clock'],
      `for (;;) {\n Array.from({ length: 300_000 }, (_, n) => (n * 7) % 1000).sort((a, b) => a - b);\n}`,
    ),
    line: 3,
  },
  hang(
    'a function that calls itself twice',
    ['wall-clock'],
    `const f = (n: number): any => (n === 0 ? 0 : f(n - 1) + f(n - 1)); return f(60);`,
  ),
  hang(
    'recursion that catches its end',
    ['wall-clock', 'loop-budget'],
    `const f = (): any => { try { f(); } catch { f(); } }; return f();`,
  ),
  hang(
    'an interval of 0 ms for ever',
    ['never-settled', 'events-budget'],
    `setInterval(() => {}, 0); await new Promise(() => {});`,
  ),
  hang(
    'a sleep of 0 ms for ever',
    ['events-budget', 'trace-budget', 'jobs-budget'],
    `const f = (): any => context.sleep(0).then(f); await f();`,
  ),
  hang(
    'a sleep of 1 ms for ever',
    ['never-settled', 'events-budget', 'trace-budget'],
    `const f = (): any => context.sleep(1).then(f); await f();`,
  ),
  hang('a loop that catches what stops it', ['loop-budget', 'wall-clock'], `for (;;) { try { for (;;) {} } catch {} }`),
  hang('a loop in a finally', ['loop-budget', 'wall-clock'], `try { throw 1; } finally { for (;;) {} }`),
  hang('backtracking', ['wall-clock'], `return /^(a+)+$/.test('a'.repeat(60) + 'b');`),
  hang('giant numbers', ['wall-clock', 'fail'], `let n = 3n; while (true) n = n * n;`),
  hang(
    'recursion through sort',
    ['wall-clock', 'loop-budget'],
    `const a = Array.from({ length: 300 }, (_, i) => i); const again = (): any => a.sort(() => { for (let i = 0; i < 1e6; i += 1); return 0; }); while (true) again();`,
  ),
  hang('a console that floods', ['trace-budget', 'loop-budget'], `while (true) console.log('x'.repeat(1000));`),
  hang(
    'calls that flood',
    ['trace-budget', 'loop-budget', 'events-budget'],
    `while (true) void context.call('echo', 'x'.repeat(1000)).catch(() => {});`,
  ),
  hang(
    'sleeps that flood',
    ['loop-budget', 'events-budget', 'trace-budget', 'jobs-budget'],
    `while (true) void context.sleep(1);`,
  ),
];

/** Programs that fill the memory. The page must outlive them, and the next run must pass. */
export const bombs: readonly AttackProgram[] = [
  handler('bomb: arrays of arrays', `const all: any[] = []; for (;;) all.push(new Array(1000).fill(all));`),
  handler(
    'bomb: split text',
    `let s = 'x'; for (let i = 0; i < 28; i += 1) s += s; const all: any[] = []; for (;;) all.push(s.split(''));`,
  ),
];
