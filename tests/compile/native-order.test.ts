import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomProgram } from './random-program.ts';
import { logInLab, logNatively } from './run-program.ts';

const dense = `
async function a() { log('a1'); await null; log('a2'); return 1; }
async function b() { log('b1'); const x = await a(); log('b2' + x); return a(); }
async function c() { try { await Promise.reject(new Error('x')); } catch (e) { log('c:' + e.message); } finally { log('cf'); await 0; log('cf2'); } }
const d = async (x) => { const [p, q] = await Promise.all([b(), a()]); log('d' + p + q + x); return Promise.resolve(7).then((v) => v + 1); };
class K { #n = 3; async #up() { await 0; return ++this.#n; } async m(v) { await v; await this.#up(); log('m' + this.#n); return this.#n; } async n() { return (await this.m(1)) + (await this.m(2)); } static async s() { return await this.name; } }
class L extends K { async m(v) { log('L'); const before = await super.m(v); const again = async () => (await super.m(v)) + before; return again(); } async ['com' + 'puted']() { return await 'key'; } }
const o = { async w() { for await (const v of [1, Promise.resolve(2), 3]) log('w' + v); return 'w'; }, get z() { return 1; }, async 'quoted name'() { return await 'q'; } };
b().then((v) => log('B' + v)); c(); d(9).then((v) => log('D' + v)); new K().n().then((v) => log('K' + v)); o.w().then(log); o['quoted name']().then(log);
new L().n().then((v) => log('Ln' + v)); new L().computed().then(log); K.s().then(log);
Promise.race([a(), b()]).then((v) => log('R' + v)); Promise.allSettled([a(), Promise.reject(3)]).then((v) => log(show(v))); Promise.any([Promise.reject(1), a()]).then((v) => log('any' + v));
(async () => { log('t' + (await { then(f) { log('thenable'); f(5); } })); })();
(async function () { const me = async () => { await 1; return this?.q; }; log('this' + (await me())); }).call({ q: 4 });
(async function () { const mine = async () => { await 1; return arguments.length; }; log('arguments' + (await mine(1))); })(1, 2, 3);
(async function down(n) { log('n' + n); if (n > 0) await down(n - 1); })(3);
(async (x = (() => { throw new Error('default'); })()) => x)().catch((e) => log(e.message));
Promise.resolve().then(() => log('p1')).then(() => log('p2')).finally(() => log('pf')).then(() => log('p3'));
Promise.withResolvers().promise.then(log); Promise.try(() => { throw 8; }).catch((e) => log('try' + e));
const self = Promise.withResolvers(); self.resolve(self.promise); self.promise.catch((e) => log(e.name));
(async () => { const closing = { [Symbol.asyncIterator]: () => ({ i: 0, async next() { return { value: this.i++, done: false }; }, async return() { log('closed'); return {}; } }) }; for await (const v of closing) { if (v === 2) break; log('i' + v); } log('out'); })();
(async () => { label: for (const v of [1, 2, 3]) { if (v === 2) continue label; await v; log('l' + v); } })();
(async () => log(await (await o.w()).length))();
`;

const generators = `
class Pages { #size = 2; constructor(n) { this.n = n; } async *[Symbol.asyncIterator]() { for (let at = 0; at < this.n; at += this.#size) { await null; yield* this.page(at); } } *page(at) { for (let i = at; i < Math.min(this.n, at + this.#size); i += 1) yield i; } }
class Doubled extends Pages { async *[Symbol.asyncIterator]() { for await (const v of super[Symbol.asyncIterator]()) yield v * 2; } static async *empty() {} }
async function* counter(from = 1) { let next = from; try { for (;;) { const step = yield next; log('step' + step); next += step ?? 1; } } finally { log('cleaned'); await null; log('cleaned up'); } }
async function* rejects() { yield 1; yield Promise.reject(new Error('later')); }
async function* swallows() { for (let n = 0; n < 3; n += 1) { try { yield n; } catch (e) { log('caught' + e); } } return 'end'; }
async function* outer() { const got = yield* swallows(); log('got' + got); yield* { [Symbol.asyncIterator]() { return { next: () => Promise.resolve({ value: 9, done: true }) }; } }; yield* [Promise.resolve(5), 6]; }
(async () => { for await (const v of new Doubled(5)) log('d' + v); for await (const _ of Doubled.empty()) log('never'); })();
(async () => { const c = counter(3); log(show(await c.next('lost'))); log(show(await c.next(4))); log(show(await c.return(7))); log(show(await c.next())); })();
(async () => { const c = counter(); const all = [c.next(), c.next(2), c.return('r'), c.next(), c.throw(new Error('after'))]; log(show(await Promise.allSettled(all))); })();
(async () => { try { for await (const v of rejects()) log('r' + v); } catch (e) { log(e.message); } })();
(async () => { const o = outer(); log(show(await o.next())); log(show(await o.throw('t'))); log(show(await o.next())); log(show(await o.return('early'))); log(show(await o.next())); })();
(async () => { for await (const v of outer()) log('o' + v); })();
(async () => { const it = counter()[Symbol.asyncIterator](); await it.next(); try { await it.throw(new Error('thrown in')); } catch (e) { log(e.message); } log(show(await it.next())); })();
(async () => { const method = { async *['com' + 'puted'](...args) { yield args.length; yield arguments[0]; const inner = () => arguments[1]; yield inner(); } }; for await (const v of method.computed('a', 'b')) log('m' + v); })();
(async () => { first: for (const a of [1, 2, 3]) { for await (const { b = 7, ...rest } of [{ b: a }, Promise.resolve({ c: 1 })]) { if (a === 2) continue first; log(show([a, b, rest])); } } })();
(async () => { let kept; const target = {}; for await (kept of [1, 2]); for await (target.last of [3, 4]); for await ([kept, target['x' + 1] = 8] of [[5]]); log(show([kept, target])); })();
(async () => { const sync = { *[Symbol.iterator]() { try { yield Promise.reject(3); } finally { log('sync closed'); } } }; try { for await (const v of sync) log(v); } catch (e) { log('sync' + e); } })();
(async () => { const bad = { [Symbol.asyncIterator]: () => ({ next: () => 7 }) }; try { for await (const v of bad) log(v); } catch (e) { log(e.name); } try { for await (const v of 7) log(v); } catch (e) { log(e.name); } })();
(async () => { const g = counter(); const proto = Object.prototype.toString.call(g); log(proto); log(typeof g.next + typeof g[Symbol.asyncIterator] + (g[Symbol.asyncIterator]() === g)); })();
(async () => { const f = async function* named(n) { if (n > 0) yield* named(n - 1); yield n; }; const got = []; for await (const v of f(3)) got.push(v); log(show(got)); })();
(async () => { async function* early(a = (() => { throw new Error('default'); })()) { yield a; } try { early(); } catch (e) { log('at once ' + e.message); } })();
`;

describe('compiled programs on the lab’s job queue', () => {
  const ignore = () => {};
  // The random programs leave rejections unhandled on purpose; natively that would end the test process.
  beforeAll(() => void process.on('unhandledRejection', ignore));
  afterAll(() => void process.off('unhandledRejection', ignore));

  it('log a dense program in the native order', async () => {
    expect(logInLab(dense)).toEqual(await logNatively(dense));
  });

  it('log async generators in the native order', async () => {
    const native = await logNatively(generators);
    expect(native.length).toBeGreaterThan(45);
    expect(logInLab(generators)).toEqual(native);
  });

  it('log 3,000 random programs in the native order', async () => {
    let compared = 0;
    for (let seed = 1; seed <= 3000; seed += 1) {
      const program = randomProgram(seed);
      const native = await logNatively(program);
      expect(logInLab(program), `program ${seed}:\n${program}`).toEqual(native);
      compared += native.length;
    }
    expect(compared).toBeGreaterThan(30_000);
  }, 120_000);
});
