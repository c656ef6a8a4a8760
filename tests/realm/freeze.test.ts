import { beforeAll, expect, test } from 'vitest';
import { freshRealm, source } from './fresh-realm.ts';

let probe: (expression: string) => unknown;
beforeAll(async () => {
  ({ probe } = await freshRealm(`
    import { freezeReachable } from ${source('realm/freeze.ts')};
    globalThis.extra = { inner: { deep: () => 1 } };
    freezeReachable(Reflect.ownKeys(globalThis).map((name) => globalThis[name]), new Set([globalThis]));
  `));
});

const refused = (act: string) => probe(`(() => { try { ${act}; return 'done'; } catch (error) { return error.name; } })()`);

test.each([
  `Array.prototype.push = () => 0`,
  `Object.prototype.stash = 1`,
  `Object.prototype.toString = () => ''`,
  `Object.defineProperty(Object.prototype, 'then', { get: () => 1 })`,
  `Function.prototype.call = () => 0`,
  `Promise.prototype.then = () => 0`,
  `JSON.stringify = () => '{}'`,
  `Error.stackTraceLimit = 0`,
  `Error.prepareStackTrace = () => 0`,
  `Symbol.stash = 1`,
  `Object.getPrototypeOf((function* () {})()).next = () => 0`,
  `Object.getPrototypeOf([].values()).next = () => 0`,
  `Object.getPrototypeOf(async function () {}).stash = 1`,
  `Object.getPrototypeOf(Int8Array).prototype.fill = () => 0`,
  `extra.inner.deep.stash = 1`,
  `Object.setPrototypeOf(Array.prototype, {})`,
  `Object.getOwnPropertyDescriptor(Object.prototype, 'toString').get.stash = 1`,
  `Object.getOwnPropertyDescriptor(Object.prototype, 'toString').set.prototype.stash = 1`,
  `(Object.getOwnPropertyDescriptor(new RangeError(), 'stack') ?? Object.getOwnPropertyDescriptor(Error.prototype, 'stack')).get.stash = 1`,
])('%s is refused', (act) => {
  expect(refused(act)).toBe('TypeError');
});

test.each([
  [`(() => { const e = new Error('a'); e.name = 'Mine'; e.message = 'b'; return String(e); })()`, 'Mine: b'],
  [
    `(() => { class Mine extends TypeError { constructor() { super('a'); this.name = 'Mine'; } } return String(new Mine()); })()`,
    'Mine: a',
  ],
  [`(() => { const o = {}; o.toString = () => 'own'; return String(o) + Object.keys(o); })()`, 'owntoString'],
  [`(() => { function Old() {} Old.prototype.toString = () => 'old'; return String(new Old()); })()`, 'old'],
  [`(() => { const f = () => 1; f.call = 'mine'; return f.call; })()`, 'mine'],
  [`(() => { const o = { toString: 1 }; o.toString = 2; return o.toString; })()`, 2],
  [`(() => { class A extends Array {} const a = new A(); a.push(1); return a.length; })()`, 1],
])('honest code still works: %s', (expression, result) => {
  expect(probe(expression)).toBe(result);
});

test('assigning to a frozen object of the learner still fails in strict mode', () => {
  expect(refused(`Object.freeze({}).toString = () => ''`)).toBe('TypeError');
});
