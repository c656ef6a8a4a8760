/**
 * Elementary functions from + − × ÷ alone, since engines differ in the last bits of theirs: with these a run has the same bits
 * everywhere. Accurate to a few units in the last place; tests compare with the engine's own.
 */

/** A double and its two halves. Every engine that runs this course is little-endian: the high half is the second. */
const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

/** ln 2 in two parts, the first with its low bits zero, so that a small whole multiple of it is exact. */
const ln2High = 0.69314718036912381649;
const ln2Low = 1.90821492927058770002e-10;

/** 1/23, 1/21, … 1/3. */
const reciprocals = Float64Array.of(1 / 23, 1 / 21, 1 / 19, 1 / 17, 1 / 15, 1 / 13, 1 / 11, 1 / 9, 1 / 7, 1 / 5, 1 / 3);

/** The natural logarithm: ln m = 2 artanh((m − 1)/(m + 1)), as its power series. */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return Infinity;
  // x = m · 2^e with m in [√½, √2)
  let e = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984;
    e = -54;
  }
  bits[0] = x;
  const high = words[1]!;
  e += (high >>> 20) - 1023;
  words[1] = (high & 0x000fffff) | 0x3ff00000;
  let m = bits[0]!;
  if (m > 1.4142135623730951) {
    m /= 2;
    e += 1;
  }
  const s = (m - 1) / (m + 1);
  const z = s * s;
  let series = 1 / 25;
  for (let k = 0; k < reciprocals.length; k += 1) series = series * z + reciprocals[k]!;
  return e * ln2High + (2 * s + (2 * s * z * series + e * ln2Low));
}

/** 2^k, exact where it can be represented. */
function powerOfTwo(k: number): number {
  if (k >= 1024) return Infinity;
  if (k < -1074) return 0;
  if (k < -1022) return powerOfTwo(k + 54) / 18014398509481984;
  words[1] = (k + 1023) << 20;
  words[0] = 0;
  return bits[0]!;
}

/** e^x: x = k ln 2 + r with |r| ≤ ½ ln 2, then the power series of e^r. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.round(x / 0.6931471805599453);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  let series = 0;
  for (let n = 18; n >= 1; n -= 1) series = (series + 1) * (r / n);
  const whole = 1 + series;
  return k === 1024 ? whole * 2 * powerOfTwo(1023) : whole * powerOfTwo(k);
}

/** a^b. Whole exponents are multiplied out, so that powers of two and the like are exact; others go through exp and log. */
export function pow(a: number, b: number): number {
  if (b === 0) return 1;
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
  if (b === Infinity || b === -Infinity) {
    const size = Math.abs(a);
    if (size === 1) return NaN;
    return size > 1 === b > 0 ? Infinity : 0;
  }
  if (Number.isInteger(b)) return b < 0 ? 1 / whole(a, -b) : whole(a, b);
  if (a < 0) return a === -Infinity ? (b > 0 ? Infinity : 0) : NaN;
  if (b === 0.5) return Math.sqrt(a);
  return exp(b * log(a));
}

function whole(a: number, b: number): number {
  if (b > 1_000_000) return a < 0 && b % 2 === 1 ? -exp(b * log(-a)) : exp(b * log(Math.abs(a)));
  let result = 1;
  let square = a;
  for (let left = b; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
