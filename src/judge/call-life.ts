import type { CallRecord, Outcome, Plain, Trace } from '../lab/trace/record.ts';

/** One call with all that the trace says of it. Record numbers are indices into `trace.records`. */
export interface CallLife {
  readonly call: number;
  readonly from: string;
  readonly to: string;
  readonly operation: string;
  readonly body: Plain;
  readonly headers: Readonly<Record<string, string>>;
  readonly attempt: number;
  readonly deadline?: number;
  readonly sent: Moment;
  readonly arrived?: Moment;
  readonly started?: Moment;
  /** The callee gave its answer. */
  readonly answered?: Moment & { readonly outcome: Outcome };
  /** The request or its reply was lost on the way. */
  readonly lost?: Moment;
  /** The caller stopped waiting, for whatever reason. */
  readonly ended?: Moment & { readonly how: 'reply' | 'timed-out' | 'aborted'; readonly outcome?: Outcome };
}

export interface Moment {
  readonly at: number;
  readonly record: number;
}

/** All calls of a run, in the order in which they were sent. */
export function callsOf(trace: Trace): readonly CallLife[] {
  const lives = new Map<number, CallLife>();
  trace.records.forEach((record, number) => {
    if (record.kind === 'call-sent') {
      const { call, node: from, to, operation, body, headers, attempt, deadline } = record;
      const sent = { at: record.at, record: number };
      lives.set(call, {
        call,
        from,
        to,
        operation,
        body,
        headers,
        attempt,
        ...(deadline === undefined ? {} : { deadline }),
        sent,
      });
    } else if ('call' in record) {
      const life = lives.get(record.call);
      if (life !== undefined) lives.set(record.call, continued(life, record, { at: record.at, record: number }));
    }
  });
  return [...lives.values()];
}

function continued(life: CallLife, record: CallRecord, moment: Moment): CallLife {
  switch (record.kind) {
    case 'call-arrived':
      return { ...life, arrived: moment };
    case 'call-started':
      return { ...life, started: moment };
    case 'reply-sent':
      return { ...life, answered: { ...moment, outcome: record.outcome } };
    case 'call-lost':
    case 'reply-lost':
      return { ...life, lost: moment };
    case 'reply-arrived':
      // A reply after the caller's limit changes nothing for the caller any more.
      return life.ended === undefined ? { ...life, ended: { ...moment, how: 'reply', outcome: record.outcome } } : life;
    case 'call-timed-out':
      return life.ended === undefined ? { ...life, ended: { ...moment, how: 'timed-out' } } : life;
    case 'call-aborted':
      return life.ended === undefined ? { ...life, ended: { ...moment, how: 'aborted' } } : life;
    case 'call-sent':
    case 'call-rejected':
      return life;
  }
}

/** How long the callee needed for its answer, in ms, whether or not anyone still waited for it; Infinity if it never answered. */
export function durationMs(life: CallLife): number {
  return life.answered === undefined ? Infinity : life.answered.at - life.sent.at;
}

/** The calls of the outermost callers: nodes that call and are never called. */
export function clientCalls(calls: readonly CallLife[]): readonly CallLife[] {
  const called = new Set(calls.map((life) => life.to));
  return calls.filter((life) => !called.has(life.from));
}

/** The calls that `parent`'s callee made while serving `parent`, directly or through further steps of its own code. */
export function callsWithin(trace: Trace, calls: readonly CallLife[], parent: CallLife): readonly CallLife[] {
  return calls.filter(
    (life) => life.from === parent.to && life.call !== parent.call && isCausedBy(trace, life.sent.record, parent.sent.record),
  );
}

export function isCausedBy(trace: Trace, record: number, ancestor: number): boolean {
  let current: number | null | undefined = record;
  // Causes come before their effects, so that the chain falls; anything else is not followed.
  for (
    let before = Infinity;
    current !== null && current !== undefined && current < before;
    current = trace.records[current]?.cause
  ) {
    if (current === ancestor) return true;
    before = current;
  }
  return false;
}
