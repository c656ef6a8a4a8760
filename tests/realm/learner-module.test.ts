import { expect, test } from 'vitest';
import { CannotLoad, requireExports } from '../../src/realm/learner-module.ts';

const failureOf = (module: Record<string, unknown>) => {
  try {
    requireExports(module, { pay: 'function' });
    return undefined;
  } catch (error) {
    return error instanceof CannotLoad ? error.failure : error;
  }
};

test('a function under the wanted name is enough', () => {
  expect(failureOf({ pay: () => 1, other: 2 })).toBeUndefined();
});

test('a missing export is told with what there is instead', () => {
  expect(failureOf({ pays: () => 1 })).toEqual({ kind: 'export-missing', name: 'pay', found: ['pays'] });
  expect(failureOf({})).toEqual({ kind: 'export-missing', name: 'pay', found: [] });
});

test('an inherited name is no export', () => {
  expect(failureOf(Object.create({ pay: () => 1 }) as Record<string, unknown>)).toMatchObject({ kind: 'export-missing' });
});

test.each([
  [1, 'number'],
  [null, 'null'],
  [[], 'array'],
  [undefined, 'undefined'],
])('%j is told by its type', (value, actual) => {
  expect(failureOf({ pay: value })).toEqual({ kind: 'export-wrong-type', name: 'pay', expected: 'function', actual });
});
