import { handler, reached, type AttackProgram } from './program.ts';

const acts: Record<string, string> = {
  'Array.prototype.push': `Array.prototype.push = () => 0`,
  'the iterator of arrays': `(Array.prototype as any)[Symbol.iterator] = function* () {}`,
  'Map.prototype.get and set': `Map.prototype.get = () => undefined; Map.prototype.set = function () { return this; }`,
  'Object.is': `Object.is = () => true`,
  'Object.keys': `Object.keys = () => []`,
  'Object.defineProperty': `Object.defineProperty = (target: any) => target`,
  'JSON.stringify': `JSON.stringify = () => '{"verdict":"pass"}'`,
  'Reflect.apply': `Reflect.apply = () => undefined`,
  'Function.prototype.call': `Function.prototype.call = () => undefined`,
  'Promise.prototype.then': `(Promise.prototype as any).then = () => undefined`,
  'Promise.resolve': `(Promise as any).resolve = () => undefined`,
  'the global Promise': `(globalThis as any).Promise = class {}`,
  structuredClone: `(globalThis as any).structuredClone = (value: unknown) => value`,
  'String.prototype.charCodeAt': `String.prototype.charCodeAt = () => 0`,
  'Math.floor and Math.random': `Math.floor = () => 0; Math.random = () => 0`,
  'Date.now': `Date.now = () => 0`,
  'accessors of a record': `for (const key of ['kind', 'at', 'node', 'cause', 'outcome', 'ok', 'value', 'then', 'get', 'set', 'type', 'reason']) Object.defineProperty(Object.prototype, key, { get: () => 'forged', set() {}, configurable: true })`,
  'an index of Object.prototype': `Object.defineProperty(Object.prototype, '0', { get: () => 'forged', set() {}, configurable: true })`,
  'Symbol.species of Array': `Object.defineProperty(Array, Symbol.species, { value: class extends Array {} })`,
  'the context': `context.call = async () => ({}); context.sleep = async () => {}`,
};

const values: Record<string, string> = {
  'an object with toJSON': `({ toJSON: () => 'forged' })`,
  'a proxy': `new Proxy({}, { get: () => 'forged', ownKeys: () => ['forged'], getOwnPropertyDescriptor: () => ({ value: 1, configurable: true, enumerable: true }) })`,
  'a proxy that throws': `new Proxy({}, { get() { throw new Error('trap'); }, ownKeys() { throw new Error('trap'); } })`,
  'a thenable': `({ then: (resolve: any) => resolve({ then: (again: any) => again('forged') }) })`,
  'a thenable that never resolves': `({ then() {} })`,
  'a getter that counts its reads': `(() => { let n = 0; return { get value() { return n++; } }; })()`,
  'a getter that throws': `({ get value() { throw new Error('getter'); } })`,
  'a cycle': `(() => { const a: any = {}; a.a = a; return a; })()`,
  'a function': `() => 1`,
  'a symbol': `Symbol('forged')`,
  'a big integer': `10n ** 50n`,
  'a boxed number': `Object(1)`,
  'an instance of a class': `new (class Forged { verdict = 'pass'; })()`,
  'a map': `new Map([[1, 2]])`,
  'a typed array': `new Float64Array(8)`,
  'an own __proto__': `JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')`,
  'nested 100 000 deep': `(() => { let a: any = {}; for (let i = 0; i < 100_000; i += 1) a = { a }; return a; })()`,
  'a million elements': `Array.from({ length: 1_000_000 }, (_, i) => i)`,
  'a text of 32 million characters': `'x'.repeat(32_000_000)`,
  'a lone surrogate and control characters': `'\\ud800\\u0000\\u001b[2J\\u202e'`,
  'negative zero and NaN': `[-0, NaN, Infinity]`,
  'an error whose message throws': `Promise.reject(Object.defineProperty(new Error(), 'message', { get() { throw new Error('message'); } }))`,
  'a rejection with a proxy': `Promise.reject(new Proxy(new Error('a'), { get() { throw new Error('trap'); } }))`,
  'a rejection with nothing': `Promise.reject()`,
};

/** Programs that change what the lab relies on, or hand it values that lie. */
export const tampering: readonly AttackProgram[] = [
  ...Object.entries(acts).map(([name, act]) =>
    handler(
      `tampers with ${name}`,
      `try { ${act}; } catch { return 'refused'; }
       const answer: any = await context.call('echo', { list: [3, 1, 2], text: 'honest' });
       return JSON.stringify(answer) === '{"list":[3,1,2],"text":"honest"}' ? 'harmless' : '${reached}';`,
    ),
  ),
  ...Object.entries(values).flatMap(([name, value]) => [
    handler(`answers with ${name}`, `return ${value};`),
    handler(`sends ${name}`, `await context.call('echo', ${value}); return 'sent';`),
    handler(`puts on the console ${name}`, `console.log(${value}, 'and text'); return 'printed';`),
  ]),
  handler(
    'names headers, operations and services so as to confuse the lab',
    `for (const name of ['__proto__', 'constructor', 'toString', '', 'caller', 'world', '\\u0000']) await context.call(name, {}).catch(() => {});
     await context.call('echo', {}, { headers: new Proxy({}, { ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ value: () => 1, enumerable: true, configurable: true }), get: () => () => 1 }) }).catch(() => {});
     await context.call('echo', {}, { timeoutMs: NaN }).catch(() => {}); await context.call('echo', {}, { timeoutMs: -1 }).catch(() => {});
     await context.call('echo', {}, { timeoutMs: { valueOf() { throw new Error('value'); } } }).catch(() => {});
     await context.sleep(-1); await context.sleep(NaN); await context.sleep('5' as any); return 'done';`,
  ),
  handler(
    'polluted by what it parsed',
    `const parsed = JSON.parse('{"__proto__":{"polluted":true}}'); const merged: any = Object.assign({}, parsed); await context.call('echo', parsed);
     return ({} as any).polluted ? '${reached}' : String(merged.polluted);`,
  ),
];
