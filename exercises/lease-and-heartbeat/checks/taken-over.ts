import { ms, tell, type Finding, type JudgedRun, type Moment } from '../../../src/judge/index.ts';
import { inOrder } from './in-order.ts';
import { hasEffect, isRefused, nextEncoding, readingOf, type Lease, type Reading } from '../reading.ts';

/**
 * As the brief says, in ms. Measured from the crash or the error to the next call to the encoder: 30.0 s with leases of 30 s, 35.0 s with the
 * longest lease of a right answer (35 s); 58.1 s with leases of a minute.
 */
const promisedMs = 40_000;

/** A job whose worker crashes, or whose encoding fails, is begun again within 40 s. */
export function takenOver(judged: JudgedRun): Finding | undefined {
  const reading = readingOf(judged);
  for (const lease of reading.leases) {
    // An ack that is on its way when its worker crashes arrives all the same.
    if (lease.acks.some(hasEffect)) continue;
    for (const { ended } of lease.encodings.filter(isRefused)) {
      const finding = ended && late(ended, 'the encoder fails', lease, reading, judged);
      if (finding !== undefined) return finding;
    }
    const { crashed } = lease;
    const finding = crashed && late(crashed, `${lease.worker} crashes with this job in hand`, lease, reading, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function late(since: Moment, what: string, lease: Lease, reading: Reading, { run }: JudgedRun): Finding | undefined {
  const { videoId, worker, begun, endsAt, extensions } = lease;
  const next = nextEncoding(reading, videoId, since.record);
  const tookMs = next === undefined ? Infinity : next.at - since.at;
  if (tookMs <= promisedMs) return undefined;
  const last = extensions.filter(({ sent }) => sent.record < (next?.record ?? Infinity)).at(-1)?.sent;
  return {
    record: next?.record ?? since.record,
    story: tell(
      run,
      ...inOrder(
        [begun, `${worker} receives the job ${videoId}`],
        [last, `${worker} extends its lease for the last time, until ${ms(endsAt)}`],
        [since, what],
        [next, `${next?.worker} begins it again`],
      ),
      next === undefined ? `The job ${videoId} is not begun again in this run` : '',
    ),
    comparison: { expected: `within ${ms(promisedMs)}`, actual: next === undefined ? 'never' : `${ms(tookMs)} later` },
  };
}
