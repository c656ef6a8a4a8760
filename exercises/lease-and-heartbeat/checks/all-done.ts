import { at, error, list, tell, times, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { ackedAt, readingOf, type Reading } from '../reading.ts';

/** Every job is acked in the end; and where none waits, `workOnce` returns. */
export function allDone(judged: JudgedRun): Finding | undefined {
  const { run, trace } = judged;
  const reading = readingOf(judged);
  const thrown = thrownAtNothing(reading);
  if (thrown !== undefined) {
    const { round, asked, message, answered } = thrown;
    return {
      record: answered.record,
      story: tell(
        run,
        `${at(asked.at)} receive-job answers ${round.to} with null: no job waits`,
        `${at(answered.at)} workOnce throws ${message}`,
      ),
      comparison: { expected: 'workOnce returns', actual: message },
    };
  }
  for (const videoId of reading.videoIds) {
    if (ackedAt(reading, videoId) !== undefined) continue;
    const leases = reading.leases.filter((lease) => lease.videoId === videoId);
    const last = leases.at(-1);
    const ack = last?.acks.at(-1);
    return {
      record: last?.begun.record ?? Math.max(0, trace.records.length - 1),
      story: tell(
        run,
        `When the run ends, ${at(trace.endedAt)}, the job ${videoId} is not acked`,
        last === undefined
          ? 'No worker has received it'
          : `It was leased ${times(leases.length)}, ${leases.length > 1 ? 'the last time ' : ''}${at(last.begun.at)} to ${last.worker}`,
        ack === undefined ? '' : `${at(ack.sent.at)} ${last?.worker} called ack-job, in vain`,
        waitingTold(reading),
      ),
      comparison: { expected: 'acked', actual: 'not acked' },
    };
  }
  return undefined;
}

/** The first call of `workOnce` that found no job and ended with an error. */
function thrownAtNothing({ calls }: Reading) {
  for (const empty of calls) {
    const { from, to, ended, sent } = empty;
    if (to !== 'receive-job' || ended?.outcome?.ok !== true || ended.outcome.value !== null) continue;
    const round = calls.filter((life) => life.to === from && life.sent.record < sent.record).at(-1);
    const answered = round?.answered;
    const isLast = calls.filter((life) => life.from === from && life.sent.record < (answered?.record ?? 0)).at(-1) === empty;
    if (round === undefined || answered === undefined || answered.outcome.ok || !isLast) continue;
    return { round, asked: ended, answered, message: error(answered.outcome.error) };
  }
  return undefined;
}

/** Who waits for an answer that does not come. */
function waitingTold({ calls }: Reading): string {
  const open = calls.filter((life) => life.from.startsWith('worker') && life.ended === undefined && isAlive(life, calls));
  if (open.length === 0) return '';
  return list(
    open.slice(0, 3).map(({ from, to, sent }) => `${from} still waits for the answer of ${to} to its call ${at(sent.at)}`),
  );
}

/** Whether the worker is still in the call of its supervisor in which it sent this. */
function isAlive({ from, sent }: CallLife, calls: readonly CallLife[]): boolean {
  return calls.filter(({ to, sent: begun }) => to === from && begun.record < sent.record).at(-1)?.answered === undefined;
}
