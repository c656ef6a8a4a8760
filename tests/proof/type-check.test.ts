import { expect, test } from 'vitest';
import { importsOf, typeCheck } from '../../src/proof/type-check.ts';

test('learner code is checked against the declarations of lab, strictly, without a browser', () => {
  const complaints = typeCheck({
    good: "import type { Context } from 'lab';\nexport const f = async ({ call }: Context<{ user: (r: { id: string }) => string }>) => (await call('user', { id: 'u1' })).length;\n",
    'wrong/service':
      "import type { Context } from 'lab';\nexport const f = ({ call }: Context<{ user: (r: { id: string }) => string }>) => call('usr', { id: 'u1' });\n",
    implicit: 'export const f = (x) => x;\n',
    browser: 'export const f = () => document.title;\n',
    syntax: 'export const f = (;\n',
  });
  expect(complaints['good']).toEqual([]);
  expect(complaints['wrong/service']?.[0]).toMatch(/^line 2: .*"usr"/);
  expect(complaints['implicit']?.[0]).toMatch(/implicitly has an 'any' type/);
  expect(complaints['browser']?.[0]).toMatch(/document/);
  expect(complaints['syntax']).not.toEqual([]);
});

test('every import of a source is found', () => {
  expect(importsOf("import type { A } from 'lab';\nexport { b } from './b';\nconst c = () => import('node:fs');\n")).toEqual([
    'lab',
    './b',
    'node:fs',
  ]);
});
