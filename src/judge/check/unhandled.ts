import type { PlainError, Trace } from '../../lab/trace/record.ts';

/** An error that the code let fall. */
export interface Unhandled {
  readonly at: number;
  readonly record: number;
  readonly node: string;
  readonly error: PlainError;
}

/** The first rejection without a handler, or error thrown where no promise carries it. */
export function firstUnhandled(trace: Trace): Unhandled | undefined {
  for (const [number, record] of trace.records.entries()) {
    if (record.kind === 'unhandled-rejection' || record.kind === 'uncaught-error') {
      return { at: record.at, record: number, node: record.node, error: record.error };
    }
  }
  return undefined;
}
