import type { CardOutline } from './card.ts';
import { memoryOf, type Memory } from './memory.ts';
import type { Review } from './recall.ts';
import { byTurns } from './turns.ts';

/** How long a card takes, reading the answer included; s. A first estimate, not a measurement. */
export const secondsFor = { choice: 40, words: 75 } as const;
/** A session is no longer than this, s. */
export const sessionSeconds = 600;
/** A reader who comes back after a month should not meet new cards only. */
export const newPerDay = 8;

export interface Plan<C> {
  /** What to ask now: what was due longest first, then new cards by turns. At most ten minutes. */
  readonly cards: readonly C[];
  readonly seconds: number;
  /** Due by the end of the day or new, and left for another session. */
  readonly left: number;
  /** When the next card is due that is not due today; undefined where there is none. */
  readonly nextAt: number | undefined;
}

/**
 * Plans one session.
 *
 * @param cards those that the reader has met
 * @param reviewsOf by id of the card, oldest first
 * @param day when the reader's day began and ends, ms since 1970: what falls due in the day is due now
 */
export function planSession<C extends CardOutline>(
  cards: readonly C[],
  reviewsOf: ReadonlyMap<string, readonly Review[]>,
  day: { readonly from: number; readonly to: number },
): Plan<C> {
  const known = cards.map((card) => ({ card, memory: memoryOf(reviewsOf.get(card.id) ?? []) }));
  const seen = known.filter((each): each is { card: C; memory: Memory } => each.memory !== undefined);
  const due = seen.filter(({ memory }) => memory.dueAt < day.to).sort((a, b) => a.memory.dueAt - b.memory.dueAt);
  const begunToday = seen.filter(({ memory, card }) => (reviewsOf.get(card.id)?.[0]?.at ?? memory.lastAt) >= day.from).length;
  const unseen = byTurns(known.filter(({ memory }) => memory === undefined).map(({ card }) => card));
  const wanted = [...due.map(({ card }) => card), ...unseen.slice(0, Math.max(0, newPerDay - begunToday))];
  let seconds = 0;
  let count = 0;
  for (const { answer } of wanted) {
    if (count > 0 && seconds + secondsFor[answer.kind] > sessionSeconds) break;
    seconds += secondsFor[answer.kind];
    count += 1;
  }
  const later = seen.map(({ memory }) => memory.dueAt).filter((at) => at >= day.to);
  return {
    cards: wanted.slice(0, count),
    seconds,
    left: wanted.length - count,
    nextAt: later.length === 0 ? undefined : Math.min(...later),
  };
}
