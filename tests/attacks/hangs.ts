import type { FailureKind } from '../../src/judge/verdict.ts';
import { handler, type AttackProgram } from './program.ts';

export interface HangProgram extends AttackProgram {
  /** The kinds that name it rightly; engines differ in whether a budget or the clock comes first. */
  readonly kinds: readonly FailureKind[];
  /** The line that the verdict must name. */
  readonly line?: number;
}

function hang(name: string, kinds: readonly FailureKind[], body: string, outside = ''): HangProgram {
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
  hang('a loop while loading', ['loop-budget', 'threw-while-loading'], `return 1;`, `for (;;) {}`),
  hang('a loop that catches what stops it', ['loop-budget', 'wall-clock'], `for (;;) { try { for (;;) {} } catch {} }`),
  hang('a loop in a finally', ['loop-budget', 'wall-clock'], `try { throw 1; } finally { for (;;) {} }`),
  hang('backtracking', ['wall-clock'], `return /^(a+)+$/.test('a'.repeat(60) + 'b');`),
  hang('giant numbers', ['wall-clock', 'unhandled-rejection'], `let n = 3n; while (true) n = n * n;`),
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
