import { at, error, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import type { Reading } from '../reading.ts';

/** The first call of `workOnce` that found no job and ended with an error. */
export function thrownAtNothing({ run }: JudgedRun, { calls }: Reading): Finding | undefined {
  for (const empty of calls) {
    const { from, to, ended, sent } = empty;
    if (to !== 'receive-job' || ended?.outcome?.ok !== true || ended.outcome.value !== null) continue;
    const round = calls.filter((life) => life.to === from && life.sent.record < sent.record).at(-1);
    const answered = round?.answered;
    if (answered === undefined || answered.outcome.ok) continue;
    const last = calls.filter((life) => life.from === from && life.sent.record < answered.record).at(-1);
    if (last !== empty) continue;
    const message = error(answered.outcome.error);
    return {
      record: answered.record,
      story: tell(
        run,
        `${at(ended.at)} receive-job answers ${from} with null: no job waits`,
        `${at(answered.at)} workOnce throws ${message}`,
      ),
      comparison: { expected: 'workOnce returns', actual: message },
    };
  }
  return undefined;
}
