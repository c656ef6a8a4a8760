const dayMs = 86_400_000;
const small = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Days from one moment to a later one, with a fraction; never negative. Both in ms since 1970. */
export function daysBetween(from: number, to: number): number {
  return Math.max(0, to - from) / dayMs;
}

/** "today", "yesterday", "nine days ago", "40 days ago": by days of 24 hours. */
export function daysAgo(at: number, now: number): string {
  const days = Math.floor(daysBetween(at, now));
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  return `${small[days] ?? days} days ago`;
}
