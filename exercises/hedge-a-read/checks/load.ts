import { at, count, ms, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { readsOf } from '../reading.ts';

const earnedPerRead = 0.1;

/**
 * Second calls in any stretch, beside a tenth of its reads. Right answers: at most 10.3, which is ten saved up and what is earned during the 60 ms. The
 * mildest wrong one, which saves without a limit: more than 20.
 */
const mostSaved = 12;

/** Finds the stretch of reads in which second calls are more than what was earned and saved. */
export function loadBounded(judged: JudgedRun): Finding | undefined {
  let excess = 0;
  let since = { at: 0, reads: 0, seconds: 0 };
  for (const { attempts, startedAt } of readsOf(judged)) {
    if (excess <= 0) {
      excess = 0;
      since = { at: startedAt, reads: 0, seconds: 0 };
    }
    const seconds = Math.max(0, attempts.length - 1);
    excess += seconds - earnedPerRead;
    since = { ...since, reads: since.reads + 1, seconds: since.seconds + seconds };
    const last = attempts.at(-1);
    if (excess <= mostSaved || last === undefined) continue;
    return {
      record: last.sent.record,
      story: tell(
        judged.run,
        `From ${ms(since.at)} on ${count(since.reads, 'read')} come, and ${since.seconds} of them ask a second time, the last one ${at(last.sent.at)}`,
        `They have earned ${Number((since.reads * earnedPerRead).toFixed(1))} second calls, and at most 10 were saved up`,
        'The catalogue, which is slow or failing already, has that much more to do',
      ),
      comparison: { expected: `at most ${Math.floor(10 + since.reads * earnedPerRead)}`, actual: since.seconds },
    };
  }
  return undefined;
}
