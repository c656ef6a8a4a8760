import type { CallLife } from '../call-life.ts';

/** How long the caller waited for its answer, in ms; undefined while it has none. */
export function waitedMs(life: CallLife): number | undefined {
  return life.ended === undefined ? undefined : life.ended.at - life.sent.at;
}

/** The first call whose caller waited longer than the limit, or got no answer at all. */
export function firstLate(calls: readonly CallLife[], limitMs: (life: CallLife) => number): CallLife | undefined {
  return calls.find((life) => (waitedMs(life) ?? Infinity) > limitMs(life));
}
