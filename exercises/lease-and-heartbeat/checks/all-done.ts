import { at, list, tell, times, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { inOrder } from './in-order.ts';
import { ackedAt, isHeard, readingOf, type Lease, type Reading } from '../reading.ts';
import { thrownAtNothing } from './thrown-at-nothing.ts';

/** Every job is acked in the end; and where none waits, `workOnce` returns. */
export function allDone(judged: JudgedRun): Finding | undefined {
  const { run, trace } = judged;
  const reading = readingOf(judged);
  const thrown = thrownAtNothing(judged, reading);
  if (thrown !== undefined) return thrown;
  for (const videoId of reading.videoIds) {
    if (ackedAt(reading, videoId) !== undefined) continue;
    const leases = reading.leases.filter((lease) => lease.videoId === videoId);
    const last = leases.at(-1);
    return {
      record: last?.begun.record ?? Math.max(0, trace.records.length - 1),
      story: tell(
        run,
        `When the run ends, ${at(trace.endedAt)}, the job ${videoId} is not acked`,
        ...(last === undefined ? ['No worker has received it'] : lastLeaseTold(last, leases.length)),
        waitingTold(judged, reading),
      ),
      comparison: { expected: 'acked', actual: 'not acked' },
    };
  }
  return undefined;
}

function lastLeaseTold({ worker, begun, encodings, acks }: Lease, leases: number): readonly string[] {
  const encoded = encodings.find(isHeard)?.ended;
  return [
    `It was leased ${times(leases)}, ${leases > 1 ? 'the last time ' : ''}${at(begun.at)} to ${worker}`,
    ...inOrder([encoded, 'it is encoded'], [acks.at(-1)?.sent, `${worker} sends an ack, in vain`]),
    encoded !== undefined && acks.length === 0 ? 'No ack is sent' : '',
  ];
}

/** Who waits for an answer that does not come. */
function waitingTold({ trace }: JudgedRun, { calls }: Reading): string {
  const died = ({ to, sent }: CallLife): boolean =>
    trace.records.some(({ kind, node }, number) => kind === 'crashed' && node === to && number > sent.record);
  const rounds = calls.filter((life) => life.from === 'supervisor' && life.answered === undefined && !died(life));
  return list(
    rounds.map((round) => {
      const open = calls.find(
        ({ from, sent, ended }) => from === round.to && sent.record > round.sent.record && ended === undefined,
      );
      return open === undefined
        ? `workOnce has not ended in ${round.to} since ${at(round.sent.at).slice(3)}`
        : `${round.to} still waits for the answer of ${open.to} to its call ${at(open.sent.at)}`;
    }),
  );
}
