import { describe, expect, it } from 'vitest';
import { Script } from 'node:vm';
import { createAsyncRuntime } from '../../src/lab/index.ts';
import { learnerLab } from '../support/learner-lab.ts';
import { compile } from '../../src/compile/index.ts';

function codeOf(source: string): string {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  return compiled.code;
}

/** Evaluates a module without async parts and gives its exports. */
function exportsOf(source: string): Record<string, unknown> {
  const exports: Record<string, unknown> = {};
  const lab = { import: () => ({ CallError: 'the class' }) };
  const define = (factory: (...bindings: unknown[]) => void) =>
    factory(
      exports,
      lab,
      () => [],
      () => {},
      (a: number, b: number) => a ** b,
    );
  new Function('$define', codeOf(source))(define);
  return exports;
}

describe('types', () => {
  it.each([
    'const f = <T,>(a?: number, ...b: T[]): number => (a as any) ?? 1; export const x = f();',
    'function f(a: string): void; function f(a: number): void; function f(this: void, a: any) { return a!; } export const x = f(1 as any) ?? 1;',
    'interface A { b: string } type B = A["b"]; declare const c: B; declare global { interface Q {} } export const x = 1;',
    'class Z { toString?(): string } abstract class A<T> extends Z { private readonly a?: T; static b: number = 1; declare c: string; d!: string; abstract e(): void; [key: string]: unknown; protected get f(): number { return 1; } override toString?(): string }\nclass B extends A<number> implements PromiseLike<number> { then: any; e(): void {} } export const x = A.b;',
    'import type { Context } from "lab"; import { type Services, CallError } from "lab"; export type { Context }; export const x = CallError === "the class" ? 1 : 0;',
    'const a = { b: 1 } satisfies { b: number }; const c = <number>a.b; export const x = c!;',
    'export const x = new Map<string, number>([["a", 1]]).get("a");',
    'const f = (\n  a: number,\n): {\n  b: number;\n} => ({ b: a }); export const x = f(1).b;',
    'let y!: number; y = 1; type Z = typeof y; export const x: Z = y;',
    'function g<const T extends readonly unknown[]>({ a, b = 1 }: { a?: T; b?: number }, [c]: [number?] = []): asserts a is T { void c; } g({}); export const x = 1;',
    'export const x = ((a: unknown): a is number => typeof a === "number")(1) ? 1 : 0;',
    'const tuple = [1, "a"] as const; export const x = tuple[0];',
    'class P { constructor(readonly_: number, public_?: string) { this.v = readonly_; } v: number } export const x = new P(1).v;',
  ])('are blanked in: %s', (source) => {
    expect(exportsOf(source)['x']).toBe(1);
  });
});

describe('exports', () => {
  it('are live, renamed, destructured or default', () => {
    const exported = exportsOf(
      'let n = 1; export { n, n as m }; export function up() { n += 1; } export const { a, b: [c] } = { a: 2, b: [3] }; export default class K {}',
    );
    expect(exported).toMatchObject({ n: 1, m: 1, a: 2, c: 3 });
    (exported['up'] as () => void)();
    expect([exported['n'], exported['m']]).toEqual([2, 2]);
    expect(exported['default']).toBeTypeOf('function');
  });
});

describe('text', () => {
  it('keeps every line where it was, one below', () => {
    const source = 'type A =\n  | 1\n  | 2;\n\nexport const here = new Error("x");\n';
    const lines = codeOf(source).split('\n');
    expect(lines[5]).toContain('const here =');
  });

  it('keeps columns in front of what is lowered', () => {
    const source = 'export const f = (a: number, b: string) => { return a; };';
    expect(codeOf(source).split('\n')[1]!.indexOf('=> {')).toBe(source.indexOf('=> {'));
  });

  it('cannot leave its wrapper', () => {
    const broken = compile('}); globalThis.stolen = 1; (function () {');
    expect(broken).toMatchObject({ ok: false, errors: [{ line: 1, column: 1 }] });
  });

  it('compiles a module of 100 lines within 13 ms', () => {
    const source =
      Array.from(
        { length: 20 },
        (_, n) =>
          `export async function f${n}(a: number): Promise<number> {\n  const b = await g(a);\n  for (const c of [1, 2]) await g(c);\n  return b;\n}`,
      ).join('\n') + '\nconst g = async (x: number) => x;';
    for (let warm = 0; warm < 20; warm += 1) codeOf(source);
    const began = performance.now();
    for (let round = 0; round < 20; round += 1) codeOf(source);
    // The aim is 13 ms; five times that is a hang, not a slow day.
    expect((performance.now() - began) / 20).toBeLessThan(65);
  });
});

describe('refusals', () => {
  it.each([
    ['enum E { A }', 1, 1, 'enum'],
    ['const a = 1;\nnamespace N { export const b = 1; }', 2, 1, 'namespace'],
    ['class A extends B { constructor(private a: number) { f(); super(); } }', 1, 33, 'super'],
    ['class A { constructor(private { a }: B) {} }', 1, 23, 'binding pattern'],
    ['@sealed class A {}', 1, 1, 'Decorators'],
    ["const m = await import('lab');", 1, 11, 'outside any function'],
    ["async function f() { await import('x'); }", 1, 28, 'import()'],
    ['await 1;', 1, 1, 'outside any function'],
    ["import fs = require('fs');", 1, 1, 'import … ='],
    ['const a = 1;\nexport = a;', 2, 1, 'export ='],
    ['export as namespace lab;', 1, 1, 'export as namespace'],
    ["export { a } from './a';", 1, 1, 'another module'],
    ['function f() { using x = null; }', 1, 16, '"using"'],
    ['class A { accessor a = 1; }', 1, 11, 'accessor'],
    ['const a = import.meta;', 1, 11, 'import.meta'],
    ['const a = () => arguments;', 1, 17, 'arguments'],
    ['for await (const a of []) void a;', 1, 1, 'for await outside'],
    ['class A { m(a: number): void; }', 1, 11, 'has no body'],
    ['async function f(o) { o[o.n++] **= 2; }', 1, 23, '**='],
    ['class A extends B { async m() { super.a = 1; } }', 1, 33, 'super.name'],
    ['let a = 1; let a = 2;', 1, 16, 'declared twice'],
    ["const a = 'open;", 1, 11, 'not closed'],
    ['const a = `open;', 1, 12, 'not closed'],
    ['/* open', 1, 1, 'not closed'],
    ['return 1;', 1, 1, 'return works only'],
    ['break;', 1, 1, 'break works only'],
    ['1 = 2;', 1, 1, 'cannot be assigned'],
    ['function f() { await 1; }', 1, 16, 'async'],
    ['const class = 1;', 1, 7, 'belongs to the language'],
    ['const a = “b”;', 1, 11, 'printed text'],
    ['export { nothing };', 1, 10, 'nothing here has that name'],
    ['{ export const a = 1; }', 1, 3, 'outside every function'],
    ['f(1, [2);', 1, 8, 'does not close the ['],
    ['f(1));', 1, 5, 'closes nothing'],
    ["import fs from 'fs';", 1, 16, 'no module "fs"'],
    ["import * as lab from 'lab';", 1, 1, 'Import by name'],
    ["export * from 'lab';", 1, 1, 'export *'],
    ['const $lab = 1;', 1, 7, 'belongs to the lab'],
    ['function f($$args) {}', 1, 12, 'belongs to the lab'],
    ['export async function load( {})', 1, 8, 'has no body'],
    ['const a = (1', 1, 13, 'ends too early'],
    ['const a = ;', 1, 11, 'not expected here'],
  ])('name the construct and the place: %s', (source, line, column, words) => {
    const refused = compile(source);
    if (refused.ok) throw new Error('compiled');
    expect(refused.errors[0]).toMatchObject({ line, column });
    expect(refused.errors[0]!.message).toContain(words);
  });
});

describe('marks', () => {
  it('name line and column of every call, in front of it and again behind what moved the mark', () => {
    const source = [
      'export async function main(see) {',
      "  see('a');",
      '  const b = await one(see, two(see));',
      '  for await (const c of [1]) { see(`c${c}`); }',
      "  return  see('d') ?? async function* () { yield see('e'); };",
      '}',
      "const one = async (see, x) => { await null; see('one'); return x; };",
      "function two(see) { see('two'); return 2; }",
    ].join('\n');
    const compiled = compile(source);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
    const runtime = createAsyncRuntime();
    const exports: { main?: (see: (what: string) => void) => unknown } = {};
    let here = '';
    const seen: string[] = [];
    const at = (line: number, column: number) => ((here = `${line}:${column}`), []);
    const define = (factory: (...bindings: unknown[]) => void) => factory(exports, learnerLab(runtime), at, () => {}, Math.pow);
    new Function('$define', compiled.code)(define);
    exports.main?.((what) => void seen.push(`${what} ${here}`));
    runtime.jobs.drain(1000);
    expect(seen).toEqual(['a 2:3', 'two 8:21', 'one 7:45', 'c1 4:32', 'd 5:11']);
  });

  it('do not change what calls, chains and names mean', () => {
    const exported = exportsOf(`
      class A { static make() { return new this(); } #v = 2; get(n = 1) { return this.#v * n; } self() { return this; } }
      const o: any = { f() { return this === o; }, tag: (s: TemplateStringsArray, ...v: number[]) => s.raw.join('|') + v.join() };
      const missing: any = undefined;
      const anonymous = function () {};
      const arrow = () => {};
      export const x = [
        A.make().self().get(A.make().get()), o.f(), o?.f(), missing?.f().g.h(), (missing?.a)?.b, o.tag\`a\${1}b\`,
        anonymous.name, arrow.name, new (class { v = 5; })().v, typeof o.f(), [...'ab'].map((c) => c.toUpperCase()).join(''),
      ];
      function label() { outer: for (const a of [1, 2]) { for (const b of [1, 2]) { if (b === 2) continue outer; if (a === 2) break outer; } } return 'out'; }
      export const y = label();
      export const z = (() => { switch (2 as number) { case 1: return 'one'; case 2: { const q = o.f(); return q; } default: return 'no'; } })();
      let i = 0; do i += 1; while (i < 3) export const w = i;
      if (i) o.f(); else o.f()
      const after = o
      o.f()
      export const last = after === o;
    `);
    expect(exported['x']).toEqual([4, true, true, undefined, undefined, 'a|b1', 'anonymous', 'arrow', 5, 'boolean', 'AB']);
    expect([exported['y'], exported['z'], exported['w'], exported['last']]).toEqual(['out', true, 3, true]);
  });

  it('always leave a script that parses', () => {
    for (const source of [
      'for (;;) break;',
      'for (const a in {}) void a;',
      'a: { break a; }',
      'if (1) ; else ;',
      'try {} catch {} finally {}',
      'class A { static { void 0; } static async *[Symbol.iterator]() {} }'.replace('async *', '*'),
      'async () => {};',
      'void (async (a) => a)(1);',
      'export default async () => 1;',
      'export default async function () { await 1; }',
      'export default async function named() { await 1; }',
    ])
      expect(() => new Script(codeOf(source)), source).not.toThrow();
  });
});
