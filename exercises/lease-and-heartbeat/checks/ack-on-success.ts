import { at, tell, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { inOrder, type Step } from './in-order.ts';
import { isHeard, readingOf } from '../reading.ts';

/** A job is acked only when the encoder has said that it is encoded. */
export function ackOnSuccess(judged: JudgedRun): Finding | undefined {
  const { leases } = readingOf(judged);
  for (const lease of leases) {
    const ack = lease.acks[0];
    if (ack === undefined) continue;
    const encodings = leases
      .filter(({ worker, videoId }) => worker === lease.worker && videoId === lease.videoId)
      .flatMap((each) => each.encodings);
    if (encodings.some((life) => isHeard(life) && (life.ended?.record ?? Infinity) < ack.sent.record)) continue;
    return {
      record: ack.sent.record,
      story: tell(
        judged.run,
        ...inOrder([lease.begun, `${lease.worker} receives the job ${lease.videoId}`], encodingStep(encodings, ack.sent.record)),
        encodings.some(({ sent }) => sent.record < ack.sent.record) ? '' : 'It has not called the encoder yet',
        `${at(ack.sent.at)} it acks the job all the same. The queue forgets it, and nobody will encode it again`,
      ),
      comparison: { expected: 'acked after it is encoded', actual: 'acked, and not encoded' },
    };
  }
  return undefined;
}

/** How the last encoding before a record stands by then. */
function encodingStep(encodings: readonly CallLife[], record: number): Step {
  const life = encodings.filter(({ sent }) => sent.record < record).at(-1);
  const ended = life?.ended;
  if (ended === undefined || ended.record > record) return [life?.sent, 'it calls the encoder, which has not answered yet'];
  return [ended, ended.how === 'reply' ? 'the encoder answers with an error' : 'it stops waiting for the encoder'];
}
