import { exp, log } from './arithmetic.ts';

/**
 * The rest of the elementary functions, by the same rule as `arithmetic.ts`: power series over a reduced range. Angles beyond a
 * million lose digits; a course on queues has none.
 */

/** π/2 in two parts; the first has its low bits zero. */
const halfPiHigh = 1.5707963267341256;
const halfPiLow = 6.077100506506192e-11;

function reduce(x: number): { readonly quarter: number; readonly r: number } {
  const k = Math.round(x / 1.5707963267948966);
  return { quarter: ((k % 4) + 4) % 4, r: x - k * halfPiHigh - k * halfPiLow };
}

function sinSeries(r: number): number {
  let term = 0;
  for (let n = 21; n >= 3; n -= 2) term = (-r * r * (1 + term)) / (n * (n - 1));
  return r * (1 + term);
}

function cosSeries(r: number): number {
  let term = 0;
  for (let n = 20; n >= 2; n -= 2) term = (-r * r * (1 + term)) / (n * (n - 1));
  return 1 + term;
}

export function sin(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const { quarter, r } = reduce(x);
  const size = quarter % 2 === 0 ? sinSeries(r) : cosSeries(r);
  return quarter < 2 ? size : -size;
}

export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const { quarter, r } = reduce(x);
  const size = quarter % 2 === 0 ? cosSeries(r) : sinSeries(r);
  return quarter === 0 || quarter === 3 ? size : -size;
}

export function tan(x: number): number {
  return sin(x) / cos(x);
}

/** Halves the angle until the series of atan converges fast: atan x = 2 atan(x / (1 + √(1 + x²))). */
export function atan(x: number): number {
  if (Number.isNaN(x) || x === 0) return x;
  if (x < 0) return -atan(-x);
  if (x === Infinity) return 1.5707963267948966;
  if (x > 1) return 1.5707963267948966 - atan(1 / x);
  let reduced = x;
  let doublings = 1;
  while (reduced > 0.1) {
    reduced = reduced / (1 + Math.sqrt(1 + reduced * reduced));
    doublings *= 2;
  }
  const z = reduced * reduced;
  let series = 0;
  for (let n = 17; n >= 3; n -= 2) series = -z * (1 / n + series);
  return doublings * reduced * (1 + series);
}

export function asin(x: number): number {
  return Math.abs(x) > 1 ? NaN : x === 0 ? x : atan(x / Math.sqrt((1 - x) * (1 + x)));
}

export function acos(x: number): number {
  return 1.5707963267948966 - asin(x);
}

export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const negativeX = x < 0 || Object.is(x, -0);
  const half = y < 0 || Object.is(y, -0) ? -1 : 1;
  if (y === 0) return negativeX ? half * 3.141592653589793 : y;
  if (x === 0) return half * 1.5707963267948966;
  if (!Number.isFinite(x) && !Number.isFinite(y)) return half * (negativeX ? 2.356194490192345 : 0.7853981633974483);
  const angle = atan(Math.abs(y / x));
  return half * (negativeX ? 3.141592653589793 - angle : angle);
}

/** e^x − 1 without loss for a small x, as its power series. */
export function expm1(x: number): number {
  if (Math.abs(x) > 0.5) return exp(x) - 1;
  let series = 0;
  for (let n = 18; n >= 1; n -= 1) series = (series + 1) * (x / n);
  return x === 0 ? x : series;
}

/** ln(1 + x) without loss for a small x: 2 artanh(x / (2 + x)). */
export function log1p(x: number): number {
  if (Math.abs(x) > 0.5) return log(1 + x);
  const s = x / (2 + x);
  const z = s * s;
  let series = 0;
  for (let n = 33; n >= 3; n -= 2) series = z * (1 / n + series);
  return x === 0 ? x : 2 * s * (1 + series);
}

export function sinh(x: number): number {
  const e = expm1(Math.abs(x));
  const size = (e + e / (e + 1)) / 2;
  return x === 0 ? x : x < 0 ? -size : size;
}

export function cosh(x: number): number {
  const e = exp(Math.abs(x));
  return (e + 1 / e) / 2;
}

export function tanh(x: number): number {
  if (Math.abs(x) > 22) return x > 0 ? 1 : -1;
  const e = expm1(2 * x);
  return x === 0 ? x : e / (e + 2);
}

export function asinh(x: number): number {
  const size = Math.abs(x);
  const result = size > 1e150 ? log(size) + 0.6931471805599453 : log1p(size + (size * size) / (1 + Math.sqrt(1 + size * size)));
  return x === 0 ? x : x < 0 ? -result : result;
}

export function acosh(x: number): number {
  return x < 1 ? NaN : x > 1e150 ? log(x) + 0.6931471805599453 : log(x + Math.sqrt((x - 1) * (x + 1)));
}

export function atanh(x: number): number {
  return x === 0 ? x : (log1p(x) - log1p(-x)) / 2;
}

/** The cube root: a start from exp and log, made exact by Newton's step. */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const size = Math.abs(x);
  let root = exp(log(size) / 3);
  root -= (root * root * root - size) / (3 * root * root);
  root -= (root * root * root - size) / (3 * root * root);
  const near = Math.round(root);
  if (near * near * near === size) root = near;
  return x < 0 ? -root : root;
}

/** √(Σ v²), scaled so that no square overflows. */
export function hypot(values: readonly number[]): number {
  let largest = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size === Infinity) return Infinity;
    if (Number.isNaN(size)) largest = NaN;
    else if (size > largest) largest = size;
  }
  if (largest === 0 || Number.isNaN(largest)) return largest;
  let sum = 0;
  for (const value of values) sum += (value / largest) * (value / largest);
  return largest * Math.sqrt(sum);
}

/** The logarithm to another base; exact for its whole powers. */
export function logTo(base: 2 | 10, x: number): number {
  const found = log(x) / (base === 2 ? 0.6931471805599453 : 2.302585092994046);
  const near = Math.round(found);
  if (!Number.isFinite(found) || Math.abs(near) > 1023) return found;
  let power = 1;
  for (let step = 0; step < Math.abs(near); step += 1) power *= base;
  return (near < 0 ? 1 / power : power) === x ? near : found;
}
