import { describe, expect, test } from 'vitest';
import { deepEqual } from '../../src/judge/deep-equal.ts';

describe('deepEqual', () => {
  test.each([
    [0, 0],
    [NaN, NaN],
    ['', ''],
    [undefined, undefined],
    [null, null],
    [[], []],
    [{}, {}],
    [{ a: [1, { b: undefined }] }, { a: [1, { b: undefined }] }],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
  ])('%j equals %j', (a, b) => expect(deepEqual(a, b)).toBe(true));

  test.each([
    [0, false],
    [0, ''],
    [0, '0'],
    [null, undefined],
    [1, NaN],
    [[], {}],
    [{}, null],
    [{ a: undefined }, {}],
    [{ a: undefined }, { b: undefined }],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, undefined]],
    [[undefined], new Array(1)],
    [{ a: { b: 1 } }, { a: { b: '1' } }],
    [new Date(0), new Date(0)],
    [new Map(), new Map()],
  ])('%j differs from %j', (a, b) => {
    expect(deepEqual(a, b)).toBe(false);
    expect(deepEqual(b, a)).toBe(false);
  });

  test('a property of the prototype is not a property of the value', () => {
    expect(deepEqual({ toString: 1 }, {})).toBe(false);
    expect(deepEqual(JSON.parse('{"__proto__": 1}'), {})).toBe(false);
  });

  test('values that contain themselves are compared to an end', () => {
    const loop = (): unknown => {
      const value: { self?: unknown; n: number } = { n: 1 };
      value.self = value;
      return value;
    };
    expect(deepEqual(loop(), loop())).toBe(true);
    expect(deepEqual(loop(), { n: 1, self: { n: 2 } })).toBe(false);
  });
});
