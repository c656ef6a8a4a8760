import { memoryOf } from './memory.ts';
import type { Review } from './recall.ts';

/** Days of the reader's own calendar: `edges[i]` is the midnight, ms since 1970, at which day i begins; the last edge ends the last day. */
export type DayEdges = readonly number[];

function dayOf(at: number, edges: DayEdges): number | undefined {
  const day = edges.findLastIndex((edge) => edge <= at);
  return day === -1 || day === edges.length - 1 ? undefined : day;
}

/**
 * How many cards fall due on each day, if every one is answered when it is due and not before. What is overdue counts for the first day;
 * reviews that these answers will bring are not foreseen.
 */
export function forecast(all: Iterable<readonly Review[]>, edges: DayEdges): readonly number[] {
  const counts = edges.slice(1).map(() => 0);
  const [from = 0] = edges;
  for (const reviews of all) {
    const memory = memoryOf(reviews);
    const day = memory && dayOf(Math.max(memory.dueAt, from), edges);
    if (day !== undefined) counts[day] = (counts[day] ?? 0) + 1;
  }
  return counts;
}

export interface ReviewedDay {
  /** Answers that came, hard ones included. */
  readonly recalled: number;
  readonly forgotten: number;
}

/** How many cards were answered on each day. */
export function history(all: Iterable<readonly Review[]>, edges: DayEdges): readonly ReviewedDay[] {
  const days = edges.slice(1).map(() => ({ recalled: 0, forgotten: 0 }));
  for (const reviews of all)
    for (const { at, recall } of reviews) {
      const day = days[dayOf(at, edges) ?? -1];
      if (day) day[recall === 'forgotten' ? 'forgotten' : 'recalled'] += 1;
    }
  return days;
}
