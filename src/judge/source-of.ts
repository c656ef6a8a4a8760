import type { PlainError, SourcePosition, Trace, TraceRecord } from '../lab/trace/record.ts';

/** The place in the learner's code that a record goes back to: its own, that of the error it carries, or that of its causes. */
export function sourceOf(trace: Trace, record: number): SourcePosition | undefined {
  let before = Infinity;
  let current: number | null = record;
  while (current !== null && current < before) {
    const found: TraceRecord | undefined = trace.records[current];
    if (found === undefined) return undefined;
    const source = errorOf(found)?.source ?? found.source;
    if (source !== undefined) return source;
    before = current;
    current = found.cause;
  }
  return undefined;
}

function errorOf(record: TraceRecord): PlainError | undefined {
  if ('error' in record) return record.error;
  return 'outcome' in record && !record.outcome.ok ? record.outcome.error : undefined;
}
