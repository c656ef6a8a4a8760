import type { PlainError, Trace } from '../../lab/trace/record.ts';
import type { Check } from '../exercise.ts';
import { at, error, tell } from '../story.ts';

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

/**
 * A check that no error falls.
 *
 * @param consequence what it does in production, as a clause: `In production this ends the process, with …`
 */
export function nothingUnhandled(consequence: string): Check['find'] {
  return ({ run, trace }) => {
    const found = firstUnhandled(trace);
    if (found === undefined) return undefined;
    return {
      record: found.record,
      story: tell(
        run,
        `${at(found.at)} a promise was rejected with ${error(found.error)}, and at that moment nothing in your code had a handler on it`,
        consequence,
      ),
    };
  };
}
