/**
 * The exact p-quantile of sorted values by the nearest rank: the smallest value that at least the share p of all is not above. NaN
 * for no values. `p` is between 0 and 1.
 */
export function percentile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return NaN;
  const rank = Math.ceil(p * sorted.length);
  return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] ?? NaN;
}
