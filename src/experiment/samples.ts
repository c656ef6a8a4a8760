import { percentile } from '../lab/index.ts';

export function sorted(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return sum / values.length;
}

/** The share of sorted values that are not above `limit`. */
export function shareUpTo(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low / values.length;
}

/** The smallest and largest of what `measure` finds in each run. */
export function span<R>(runs: readonly R[], measure: (run: R) => number): { readonly low: number; readonly high: number } {
  const found = runs.map(measure);
  return { low: Math.min(...found), high: Math.max(...found) };
}

export { percentile };
