import { firstUnhandled } from '../../../src/judge/check/unhandled.ts';
import { at, error, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';

export function nothingUnhandled({ run, trace }: JudgedRun): Finding | undefined {
  const found = firstUnhandled(trace);
  if (found === undefined) return undefined;
  return {
    record: found.record,
    story: tell(
      run,
      `${at(found.at)} a promise was rejected with ${error(found.error)}, and at that moment nothing in your code had a handler on it`,
      'In production this ends the process, with every page that it is loading',
    ),
  };
}
