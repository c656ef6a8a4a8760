import { describe, expect, test } from 'vitest';
import { mutantsOf } from '../../src/proof/mutate.ts';

/** The changed texts of the mutants that one line yields. */
const mutated = (line: string): readonly string[] => mutantsOf(line).map((mutant) => mutant.source);

describe('mutants of a source', () => {
  test.each([
    ['await work();', '(work());'],
    ['if (late) stop();', 'if (!(late)) stop();'],
    ['const limitMs = 300;', 'const limitMs = 600;'],
    ['const limitMs = 300;', 'const limitMs = 150;'],
    ['const none = null;', 'const none = undefined;'],
    ['const is = a === b;', 'const is = a !== b;'],
    ['const is = a < b;', 'const is = a <= b;'],
    ['const all = Promise.all(list);', 'const all = Promise.allSettled(list);'],
    ['const safe = work().catch(ignore);', 'const safe = work();'],
    ["const paid = call('pay', { amount, key });", "const paid = call('pay', { amount,  });"],
    ["const paid = call('pay', body, options);", "const paid = call('pay', body);"],
    ['try { a(); } catch { b(); }', '{ a(); }'],
    ['try { a(); } finally { b(); }', '{ a(); }'],
    ['function f() { a(); b(); }', 'function f() { b();\na(); }'],
    ['function f() { return x; }', 'function f() { x; return; }'],
    ['left--;', 'left++;'],
  ])('%s becomes %s', (source, mutant) => expect(mutated(source)).toContain(mutant));

  test('leave types alone', () => {
    expect(mutantsOf("type Limit = 300 | 'none' | null;\ninterface Page { n: 3 }\nimport type { Context } from 'lab';")).toEqual(
      [],
    );
  });

  test('each have a name of their own, with its line', () => {
    const names = mutantsOf('const a = 1;\nconst b = 1 + 1;').map((mutant) => mutant.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('line 2, constant 1 doubled: 1');
    expect(names).toContain('line 2, constant 1 doubled: 1 (2)');
  });

  test('differ from their source', () => {
    const source = 'export async function f() {\n  const a = await g(1);\n  if (a > 2) return a;\n  return null;\n}\n';
    expect(mutated(source)).not.toContain(source);
  });
});
