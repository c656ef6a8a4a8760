import type { CallLife } from '../call-life.ts';

/** The tries of one piece of work, in order. */
export interface Attempts {
  readonly key: string;
  readonly calls: readonly CallLife[];
  /** From the end of one try to the sending of the next, in ms; negative where the next did not wait for the end. */
  readonly gapsMs: readonly number[];
}

/** Groups calls by the work that they try to get done. */
export function attemptsBy(calls: readonly CallLife[], keyOf: (life: CallLife) => string): readonly Attempts[] {
  const groups = new Map<string, CallLife[]>();
  for (const life of calls) {
    const key = keyOf(life);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [life]);
    else group.push(life);
  }
  return [...groups].map(([key, group]) => ({ key, calls: group, gapsMs: gaps(group) }));
}

function gaps(calls: readonly CallLife[]): readonly number[] {
  return calls.slice(1).map((next, i) => next.sent.at - (calls[i]?.ended?.at ?? Infinity));
}
