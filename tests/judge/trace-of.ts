import type { RunDescription } from '../../src/lab/plan.ts';
import type { RunEnd, Trace, TraceRecord } from '../../src/lab/trace/record.ts';
import type { JudgedRun } from '../../src/judge/exercise.ts';

/** The smallest trace that holds these records. */
export function traceOf(records: readonly TraceRecord[], end: RunEnd = { reason: 'quiescent' }): Trace {
  return { seed: 1, records, end, endedAt: records.at(-1)?.at ?? 0, events: records.length, jobs: 0, crossings: 0 };
}

export function runOf(run: Partial<RunDescription> = {}): RunDescription {
  return { index: 0, name: 'all healthy', seed: 1, parameters: null, ...run };
}

export function judgedOf(records: readonly TraceRecord[], run: Partial<RunDescription> = {}, end?: RunEnd): JudgedRun {
  return { run: runOf(run), trace: traceOf(records, end) };
}

interface CallSketch {
  readonly call: number;
  readonly from?: string;
  readonly to: string;
  readonly sentAt: number;
  /** Absent: never answered. */
  readonly repliedAt?: number;
  readonly value?: string;
  readonly cause?: number | null;
  readonly source?: { readonly line: number; readonly column: number };
}

/** The records of one call, for a trace that consists of calls: sent, arrived, started, and its reply if it has one. */
export function callRecords({
  call,
  from = 'client',
  to,
  sentAt,
  repliedAt,
  value = 'done',
  cause = null,
  source,
}: CallSketch): readonly TraceRecord[] {
  const outcome = { ok: true, value } as const;
  const place = source === undefined ? {} : { source };
  return [
    {
      kind: 'call-sent',
      at: sentAt,
      node: from,
      cause,
      call,
      to,
      operation: to,
      body: { n: call },
      headers: {},
      attempt: 1,
      ...place,
    },
    { kind: 'call-arrived', at: sentAt, node: to, cause, call },
    { kind: 'call-started', at: sentAt, node: to, cause, call },
    ...(repliedAt === undefined
      ? []
      : [
          { kind: 'reply-sent', at: repliedAt, node: to, cause, call, outcome } as const,
          { kind: 'reply-arrived', at: repliedAt, node: from, cause, call, outcome } as const,
        ]),
  ];
}
