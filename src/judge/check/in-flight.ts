import type { CallLife, Moment } from '../call-life.ts';

/** The largest number of calls that were open at the same time, and the call that made it so. */
export interface Peak {
  readonly calls: number;
  readonly at: number;
  readonly record: number;
}

/**
 * How many of `calls` were in flight at once at most. From `sent`, a call is open from its sending until the caller stopped
 * waiting; from `started`, while the callee was at work on it, whether or not anyone still waited. At one instant, endings come
 * before beginnings if the trace says so.
 */
export function inFlightPeak(calls: readonly CallLife[], from: 'sent' | 'started' = 'sent'): Peak {
  const steps = calls.flatMap((life) => {
    const begin: Moment | undefined = from === 'sent' ? life.sent : life.started;
    const end: Moment | undefined = from === 'sent' ? life.ended : life.answered;
    if (begin === undefined) return [];
    return end === undefined
      ? [{ ...begin, by: 1 }]
      : [
          { ...begin, by: 1 },
          { ...end, by: -1 },
        ];
  });
  steps.sort((a, b) => a.record - b.record);
  let open = 0;
  let peak: Peak = { calls: 0, at: 0, record: 0 };
  for (const { at, record, by } of steps) {
    open += by;
    if (open > peak.calls) peak = { calls: open, at, record };
  }
  return peak;
}
