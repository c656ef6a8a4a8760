import type { Trace, TraceRecord } from '../../src/lab/index.ts';

export type RecordOf<Kind extends TraceRecord['kind']> = Extract<TraceRecord, { kind: Kind }>;

export function kindsOf(trace: Trace): string[] {
  return trace.records.map(({ kind }) => kind);
}

export function recordsOf<Kind extends TraceRecord['kind']>(trace: Trace, kind: Kind): RecordOf<Kind>[] {
  return trace.records.filter((record): record is RecordOf<Kind> => record.kind === kind);
}

/** Times of all records of a kind. */
export function timesOf(trace: Trace, kind: TraceRecord['kind']): number[] {
  return recordsOf(trace, kind).map(({ at }) => at);
}
