import { at, ms, tell, times, type CallLife, type Finding, type JudgedRun, type Moment } from '../../../src/judge/index.ts';
import { inOrder } from './in-order.ts';
import { hasEffect, isHeard, isRefused, readingOf, stopOf, type Lease } from '../reading.ts';

/** What takes longer than any encoding, in ms. */
const longMs = 280_000;

interface Encoding {
  readonly lease: Lease;
  readonly life: CallLife;
}

/** While a worker is at work on a job, nobody else begins it; and what is encoded is not encoded again. */
export function encodedOnce(judged: JudgedRun): Finding | undefined {
  const reading = readingOf(judged);
  // Who is cut off from the queue can not keep its lease.
  if (reading.isCutOff) return undefined;
  for (const videoId of reading.videoIds) {
    const encodings: Encoding[] = reading.leases
      .filter((lease) => lease.videoId === videoId)
      .flatMap((lease) => lease.encodings.map((life) => ({ lease, life })))
      .sort((a, b) => a.life.sent.record - b.life.sent.record);
    for (const [n, again] of encodings.entries()) {
      const before = encodings[n - 1];
      if (before === undefined || mayBeginAfter(before, again)) continue;
      return {
        record: again.life.sent.record,
        story: tell(judged.run, ...told(before, again)),
        comparison: { expected: `${videoId} is encoded once`, actual: `begun ${times(n + 1)}` },
      };
    }
  }
  return undefined;
}

function mayBeginAfter({ lease, life }: Encoding, again: Encoding): boolean {
  const { record } = again.life.sent;
  if (lease.crashed !== undefined && lease.crashed.record < record) return true;
  if (isRefused(life)) return true;
  if (isHeard(life) && (life.ended?.record ?? 0) < record) return false;
  // Who turns away with the job still in hand has given it up: another check has to say whether that was right.
  const stopped = stopOf({ lease, life });
  return stopped !== undefined && stopped.record < record && (stopped.at < lease.endsAt || stopped.at - life.sent.at > longMs);
}

function told({ lease, life }: Encoding, again: Encoding): readonly string[] {
  const { worker, videoId, begun, endsAt } = lease;
  const isBefore = ({ record }: Moment): boolean => record < again.life.sent.record;
  const ended = isHeard(life) && life.ended !== undefined && isBefore(life.ended) ? life.ended : undefined;
  const last = lease.extensions.filter((each) => hasEffect(each) && isBefore(each.sent)).at(-1)?.answered;
  const ack = lease.acks.filter(({ sent }) => isBefore(sent)).at(-1);
  const stop = stopOf({ lease, life });
  const stopped = stop !== undefined && isBefore(stop) ? stop : undefined;
  return [
    ...inOrder(
      [begun, `${worker} receives the job ${videoId}${last === undefined ? `, leased until ${ms(endsAt)}` : ''}`],
      [last, `its lease is extended for the last time, until ${ms(endsAt)}`],
      [ended, 'it is encoded'],
      [ack?.sent, `${worker} sends an ack${ackFate(ack)}`],
      [stopped, `${worker} has to leave the job half done`],
    ),
    ended !== undefined && ack === undefined ? 'No ack is sent' : '',
    `${at(again.life.sent.at)} ${again.lease.worker} begins to encode ${videoId} once more${(ended ?? stopped) ? '' : `, while ${worker} is still at it`}`,
  ];
}

function ackFate(ack: CallLife | undefined): string {
  const outcome = ack?.answered?.outcome;
  return outcome?.ok === false
    ? `, which is answered with ${outcome.error.status ?? 'an error'}, and no other ack follows in time`
    : '';
}
