import { describe, expect, it } from 'vitest';
import * as lab from '../../src/lab/index.ts';

/** How far two numbers are apart, in units of the larger one's last place. */
function ulps(a: number, b: number): number {
  if (Object.is(a, b) || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  const size = Math.max(Math.abs(a), Math.abs(b), Number.MIN_VALUE * 2 ** 52);
  return Math.abs(a - b) / (2 ** Math.floor(Math.log2(size)) * Number.EPSILON);
}

function spread(from: number, to: number, count: number): number[] {
  const { uniform } = lab.createStream(7, `${from}..${to}`);
  return Array.from({ length: count }, () => from + (to - from) * uniform());
}

const functions: readonly [name: keyof typeof lab & keyof Math, from: number, to: number, within: number][] = [
  ['log', 0, 1000, 2],
  ['log', 0.5, 2, 2],
  ['exp', -100, 100, 3],
  ['sin', -50, 50, 40],
  ['cos', -50, 50, 40],
  ['tan', -1.5, 1.5, 8],
  ['atan', -20, 20, 6],
  ['asin', -1, 1, 8],
  ['acos', -1, 0.9, 8],
  ['sinh', -20, 20, 8],
  ['cosh', -20, 20, 8],
  ['tanh', -5, 5, 8],
  ['asinh', -50, 50, 8],
  ['acosh', 1.01, 50, 64],
  ['atanh', -0.99, 0.99, 8],
  ['cbrt', -1000, 1000, 3],
  ['expm1', -2, 2, 4],
  ['log1p', -0.9, 5, 6],
];

describe('elementary functions of our own', () => {
  for (const [name, from, to, within] of functions) {
    it(`${name} is within ${within} units in the last place of the engine's, from ${from} to ${to}`, () => {
      const ours = lab[name] as (x: number) => number;
      const theirs = Math[name] as (x: number) => number;
      const worst = spread(from, to, 20_000)
        .map((x) => ({ x, off: Math.abs(theirs(x)) < 1e-9 ? 0 : ulps(ours(x), theirs(x)) }))
        .reduce((a, b) => (b.off > a.off ? b : a));
      expect(worst.off, `at x = ${worst.x}`).toBeLessThanOrEqual(within);
    });
  }

  it('powers with whole exponents are exact where the result is', () => {
    for (let k = -1022; k <= 1023; k += 1) expect(lab.pow(2, k)).toBe(2 ** k);
    for (let k = 0; k <= 15; k += 1) expect(lab.pow(10, k)).toBe(Number(`1e${k}`));
    expect(lab.pow(-3, 3)).toBe(-27);
  });

  it('powers agree with the language on every special case', () => {
    const values = [0, -0, 1, -1, 2, -2, 0.5, -0.5, 3, Infinity, -Infinity, NaN];
    for (const a of values) for (const b of values) expect(ulps(lab.pow(a, b), a ** b), `${a} ** ${b}`).toBeLessThanOrEqual(4);
  });

  it('logarithms to base 2 and 10 are exact for whole powers', () => {
    for (let k = -300; k <= 300; k += 1) expect(lab.logTo(2, 2 ** k)).toBe(k);
    for (let k = 0; k <= 22; k += 1) expect(lab.logTo(10, Number(`1e${k}`))).toBe(k);
  });

  it('the edges of log and exp are those of the language', () => {
    expect([lab.log(0), lab.log(-1), lab.log(Infinity), lab.log(1), lab.log(5e-324)]).toEqual([
      -Infinity,
      NaN,
      Infinity,
      0,
      Math.log(5e-324),
    ]);
    expect([lab.exp(0), lab.exp(-800), lab.exp(800), lab.exp(NaN)]).toEqual([1, 0, Infinity, NaN]);
  });
});
