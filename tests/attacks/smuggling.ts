import { noteOnEverything } from './note-on-everything.ts';
import { handler, reached, type AttackProgram } from './program.ts';

/**
 * Each road is a pair: how a note is left, and how it is found. The program looks for the note first, then leaves it; the module has a
 * counter, so that only a note that outlived the module counts.
 */
const roads: Record<string, readonly [leave: string, find: string]> = {
  'a property of the global object': [`(globalThis as any).stash = 1`, `(globalThis as any).stash`],
  'a defined property of the global object': [
    `Object.defineProperty(globalThis, 'stash', { value: 1 })`,
    `(globalThis as any).stash`,
  ],
  'a replaced global': [`(globalThis as any).parseInt = () => 77`, `parseInt('1') === 77`],
  'the prototype of the global object': [`(Object.getPrototypeOf(globalThis) as any).stash = 1`, `(globalThis as any).stash`],
  'another prototype for the global object': [`Object.setPrototypeOf(globalThis, { stash: 1 })`, `(globalThis as any).stash`],
  'Object.prototype': [`(Object.prototype as any).stash = 1`, `({} as any).stash`],
  'Array.prototype': [`(Array.prototype as any).stash = 1`, `([] as any).stash`],
  'an element of Array.prototype': [`(Array.prototype as any).push.call(Array.prototype, 1)`, `Array.prototype.length`],
  'Function.prototype': [`(Function.prototype as any).stash = 1`, `((() => {}) as any).stash`],
  'Promise.prototype': [`(Promise.prototype as any).stash = 1`, `(Promise.prototype as any).stash`],
  'a static of Promise': [`(Promise as any).stash = 1`, `(Promise as any).stash`],
  'a patched then': [
    `(Promise.prototype as any).then = function () { return 77; }`,
    `(Promise.resolve(1).then(() => {}) as any) === 77`,
  ],
  'a static of Error': [`(Error as any).stackTraceLimit = 77`, `(Error as any).stackTraceLimit === 77`],
  'a static of Symbol': [`(Symbol as any).stash = 1`, `(Symbol as any).stash`],
  'the last match of a regular expression': [
    `/(left)/.exec('left a note')`,
    `(RegExp as any).$1 === 'left' || (RegExp as any).lastMatch === 'left' || (RegExp as any).input === 'left a note'`,
  ],
  'an error class of lab': [`(CallError as any).stash = 1`, `(CallError as any).stash`],
  'the prototype of an error class of lab': [`(CallError.prototype as any).stash = 1`, `(CallError.prototype as any).stash`],
  'the prototype of a timeout error': [
    `(TimeoutError.prototype as any).name = 'stash'`,
    `TimeoutError.prototype.name === 'stash'`,
  ],
  'the context': [`context.stash = 1`, `context.stash`],
  'the prototype of the context': [`Object.getPrototypeOf(context).stash = 1`, `context.stash`],
  'a function of the context': [`context.call.stash = 1`, `context.call.stash`],
  'the signal of the context': [`context.signal.stash = 1`, `context.signal.stash`],
  'the prototype of the signal': [`Object.getPrototypeOf(context.signal).stash = 1`, `context.signal.stash`],
  'the request': [`request.stash = 1`, `request.stash`],
  'a list in the request': [`request.shared.list.push(1)`, `request.shared.list.length`],
  'the prototype of the request': [`Object.getPrototypeOf(request).stash = 1`, `request.stash`],
  'the console': [`(console as any).stash = 1`, `(console as any).stash`],
  'a function of the console': [`(console.log as any).stash = 1`, `(console.log as any).stash`],
  Math: [`(Math as any).stash = 1`, `(Math as any).stash`],
  'a replaced Math.random': [`Math.random = () => 77`, `Math.random() === 77`],
  JSON: [`(JSON as any).stash = 1`, `(JSON as any).stash`],
  'a static of Date': [`(Date as any).stash = 1`, `(Date as any).stash`],
  'the prototype of Date': [`(Date.prototype as any).stash = 1`, `(Date.prototype as any).stash`],
  crypto: [`(crypto as any).stash = 1`, `(crypto as any).stash`],
  performance: [`(performance as any).stash = 1`, `(performance as any).stash`],
  structuredClone: [`(structuredClone as any).stash = 1`, `(structuredClone as any).stash`],
  setTimeout: [`(setTimeout as any).stash = 1`, `(setTimeout as any).stash`],
  AbortController: [`(AbortController as any).stash = 1`, `(AbortController as any).stash`],
  'the prototype of AbortSignal': [`(AbortSignal.prototype as any).stash = 1`, `(AbortSignal.prototype as any).stash`],
  'the number of the next timer': [
    `for (let i = 0; i < 500; i += 1) clearTimeout(setTimeout(() => {}, 1))`,
    `(setTimeout(() => {}, 1) as any) > 400`,
  ],
  'the prototype of generators': [
    `(Object.getPrototypeOf(function* () {}) as any).stash = 1`,
    `(Object.getPrototypeOf(function* () {}) as any).stash`,
  ],
  'the prototype of iterators': [
    `(Object.getPrototypeOf(Object.getPrototypeOf([].values())) as any).stash = 1`,
    `([].values() as any).stash`,
  ],
  'the prototype of typed arrays': [
    `(Object.getPrototypeOf(Uint8Array.prototype) as any).stash = 1`,
    `(new Uint8Array() as any).stash`,
  ],
  'the object behind a template': [`(mark\`note\` as any).stash = 1`, `(mark\`note\` as any).stash`],
  'the accessor of a stack': [
    `(Object.getOwnPropertyDescriptor(new Error(), 'stack') ?? Object.getOwnPropertyDescriptor(Error.prototype, 'stack') as any).get.stash = 1`,
    `((Object.getOwnPropertyDescriptor(new Error(), 'stack') ?? Object.getOwnPropertyDescriptor(Error.prototype, 'stack')) as any).get.stash`,
  ],
  'an accessor of a frozen prototype': [
    `(Object.getOwnPropertyDescriptor(Object.prototype, 'toString') as any).set.prototype.stash = 1`,
    `(Object.getOwnPropertyDescriptor(Object.prototype, 'toString') as any).set.prototype?.stash`,
  ],
  'a function of async generators': [
    `(Object.getPrototypeOf((async function* () {})()).next as any).stash = 1`,
    `(Object.getPrototypeOf((async function* () {})()).next as any).stash`,
  ],
  'Error.prepareStackTrace': [`(Error as any).prepareStackTrace = () => 'stash'`, `(new Error('mine') as any).stack === 'stash'`],
  'what stacks say of the place of a call': [``, `(new Error('mine') as any).stack.includes('\\n')`],
  'a frozen object that is taken for a key': [
    `new WeakMap([[CallError, 1]]); Object.preventExtensions(context.call); Object.freeze(request)`,
    `Object.isFrozen(request) || (CallError as any).stash`,
  ],
  'where a regular expression stopped': [`sticky.lastIndex = 3`, `sticky.lastIndex === 3`],
  'the name of a function of the engine': [
    `Object.defineProperty(Array.prototype.push, 'name', { value: 'stash' })`,
    `Array.prototype.push.name === 'stash'`,
  ],
  'a symbol as key of a shared object': [`(Object as any)[Symbol.for('note')] = 1`, `(Object as any)[Symbol.for('note')]`],
  'a weak reference': [`(globalThis as any).kept = new (globalThis as any).WeakRef(attack)`, `(globalThis as any).kept`],
  'a label of the console': [
    `(console as any).count('note'); (console as any).time('note')`,
    `(console as any).count?.('note') === 2`,
  ],
  'the registry of symbols': [
    `(Symbol.for('note') as any).stash = 1; (Object(Symbol.for('note')) as any).stash = 1`,
    `(Symbol.for('note') as any).stash`,
  ],
  'another module in the place of its own': [
    `(globalThis as any)['$define']((exports: any) => { exports.attack = () => '${reached}'; })`,
    `false`,
  ],
  'a property of a builtin function': [`([].push as any).stash = 1`, `([].push as any).stash`],
  "the engine's own functions": [
    `const p: any = (Object.getPrototypeOf(async function () {}) as any); p.constructor.stash = 1`,
    `(Object.getPrototypeOf(async function () {}) as any).constructor.stash`,
  ],
};

/** What is begun in the life before the crash and would come to its end after it. */
const lateWork: Record<string, string> = {
  'the rest of a chain of promises': `void context.sleep(1200).then(() => late('then')).finally(() => late('finally'));`,
  'a transaction': `void context.store('notes').transaction(async (tx: any) => { await context.sleep(1200); tx.put('table', 'late', {}); late('transaction'); });`,
  'a write to a store': `void context.sleep(1200).then(() => context.store('notes').transaction((tx: any) => { tx.put('table', 'late', {}); }));`,
  'the timeout of a signal': `AbortSignal.timeout(1200).addEventListener('abort', () => late('signal'));`,
  'a listener of its own controller': `const c = new AbortController(); c.signal.onabort = () => late('listener'); setTimeout(() => c.abort(), 1200);`,
  'an async generator': `void (async () => { for await (const _ of (async function* () { try { yield 1; await context.sleep(1200); yield 2; } finally { late('generator'); } })()) late('value'); })();`,
  'a timer that sets itself again': `const again = () => { late('timer'); setTimeout(again, 100); }; again();`,
  'a call that is answered late': `for (let n = 0; n < 30; n += 1) void context.call('echo', 'x'.repeat(n)).then(() => context.sleep(1200)).then(() => context.call('echo', '${reached}'));`,
};

const outside = `
import { CallError, TimeoutError } from 'lab';
const mark = (strings: TemplateStringsArray) => strings;
const sticky = /note/y;
let mine = false;
`;

/** Programs that try to carry knowledge from one life of a process to the next, or from one run to the next. */
export const smuggling: readonly AttackProgram[] = [
  noteOnEverything,
  ...Object.entries(roads).map(([road, [leave, find]]) =>
    handler(
      `smuggles through ${road}`,
      `let found: unknown; try { found = ${find}; } catch {}
       if (!mine && found) return '${reached}';
       mine = true;
       try { ${leave}; } catch {}
       return 'nothing';`,
      outside,
    ),
  ),
  handler(
    'smuggles through a body that it keeps and changes after sending it',
    `const body = { list: [] as number[] }; const answer = context.call('echo', body); body.list.push(1);
     const got: any = await answer; return got.list.length > 0 ? '${reached}' : 'nothing';`,
  ),
  handler(
    'smuggles through an answer that another caller gets too',
    `const first: any = await context.call('echo', request); first.shared.list.push(1);
     const second: any = await context.call('echo', request); return second.shared.list.length > 0 ? '${reached}' : 'nothing';`,
  ),
  handler(
    'smuggles through an error that it was thrown',
    `let seen: any; try { await context.call('nobody', {}); } catch (error) { seen = error; }
     if (!mine && seen?.stash) return '${reached}'; mine = true; try { seen.stash = 1; Object.getPrototypeOf(seen).stash = 1; } catch {} return 'nothing';`,
    `let mine = false;`,
  ),
  handler(
    'smuggles through work that a crash should have ended',
    `setInterval(() => { if (born < 2000 && Date.now() >= 2000) console.log('${reached} by a timer'); }, 300);
     const began = Date.now();
     try { await context.sleep(1200); } finally { if (began < 2000 && Date.now() >= 2000) console.log('${reached} in a finally'); }
     return 'nothing';`,
    `const born = Date.now();`,
  ),
  ...Object.entries(lateWork).map(([work, act]) =>
    handler(
      `smuggles through ${work} that a crash should have ended`,
      `const late = (how: string) => { if (born < 2000 && Date.now() >= 2000) console.log('${reached} by ' + how); };
       const kept: any = await context.store('notes').get('table', 'late').catch(() => undefined);
       if (kept) return '${reached} in a store, by the dead';
       if (Date.now() > 900 && Date.now() < 2000) { ${act} }
       return 'nothing';`,
      `const born = Date.now();`,
    ),
  ),
];
