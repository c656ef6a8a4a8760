import { at, fieldOf, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { isHeard, readingOf } from '../reading.ts';

/** When a worker is done with a job, acked or not, it does not extend the lease any more. */
export function heartbeatEnds(judged: JudgedRun): Finding | undefined {
  for (const { worker, videoId, acks, extensions, left } of readingOf(judged).leases) {
    const acked = acks.find(isHeard)?.ended;
    const end = [acked, left].filter((moment) => moment !== undefined).sort((a, b) => a.record - b.record)[0];
    // To give a job back late does no harm.
    const late = extensions.find(({ sent, body }) => sent.record > (end?.record ?? Infinity) && fieldOf(body, 'leaseMs') !== 0);
    if (end === undefined || late === undefined) continue;
    return {
      record: late.sent.record,
      story: tell(
        judged.run,
        end === acked
          ? `${at(end.at)} ${worker} learns that the ack of ${videoId} is done`
          : `${at(end.at)} ${worker} turns away from ${videoId}`,
        `${at(late.sent.at)} it extends the lease of ${videoId} all the same`,
        end === acked ? '' : 'As long as it does, nobody else gets the job',
      ),
      comparison: { expected: 'no extension', actual: `one ${at(late.sent.at)}` },
    };
  }
  return undefined;
}
