import {
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  cbrt,
  cos,
  cosh,
  exp,
  expm1,
  hypot,
  log,
  log1p,
  logTo,
  pow,
  sin,
  sinh,
  tan,
  tanh,
} from '../lab/index.ts';

// The members of `Math` that have the same bits in every engine are taken over as they are.
const { abs, ceil, clz32, floor, fround, imul, max, min, round, sign, sqrt, trunc } = Math;
const { E, LN10, LN2, LOG10E, LOG2E, PI, SQRT1_2, SQRT2 } = Math;

/** A `Math` with the same bits everywhere, and a seeded `random`. */
export function createMath(random: () => number): object {
  // Written out, since engines look up the members of an object that is put together in a loop many times slower.
  return {
    ...{ abs, ceil, clz32, floor, fround, imul, max, min, round, sign, sqrt, trunc },
    ...{ E, LN10, LN2, LOG10E, LOG2E, PI, SQRT1_2, SQRT2 },
    ...{ acos, acosh, asin, asinh, atan, atan2, atanh, cbrt, cos, cosh, exp, expm1, log, log1p, pow, sin, sinh, tan, tanh },
    hypot: (...values: unknown[]) => hypot(values.map(Number)),
    log2: (x: number) => logTo(2, x),
    log10: (x: number) => logTo(10, x),
    random,
    [Symbol.toStringTag]: 'Math',
  };
}

/** What `a ** b` means in compiled code. */
export function power(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'bigint' || typeof b === 'bigint') return bigPower(a, b);
  return pow(Number(a), Number(b));
}

function bigPower(a: number | bigint, b: number | bigint): bigint {
  if (typeof a !== 'bigint' || typeof b !== 'bigint')
    throw new TypeError('Cannot mix BigInt and other types, use explicit conversions');
  if (b < 0n) throw new RangeError('Exponent must be non-negative');
  let result = 1n;
  let square = a;
  for (let left = b; left > 0n; left /= 2n) {
    if (left % 2n === 1n) result *= square;
    square *= square;
  }
  return result;
}
