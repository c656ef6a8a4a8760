import { at, fieldOf, ms, tell, type CallLife, type Finding, type JudgedRun, type Moment } from '../../../src/judge/index.ts';
import { readingOf, saysLost, type Lease } from '../reading.ts';

/**
 * How long a worker may take to leave a job that it has lost, in ms; so long, a loop that acks may not have heard of a failed extension.
 * Measured: at once in most right answers, 0.5 s until the last ack and 1.0 s until it turns away in the slowest; 10 s until the next beat and
 * 120 s until the encoder has answered in the mildest wrong ones.
 */
const slackMs = 5000;

/** A worker that hears that its lease has ended leaves the job to others. */
export function leftToOthers(judged: JudgedRun): Finding | undefined {
  const reading = readingOf(judged);
  for (const lease of reading.leases) {
    const lost = [...lease.extensions, ...lease.acks]
      .filter(saysLost)
      // Whose job is acked has not lost it, though its lease is over.
      .filter(({ sent }) => !ownAckBefore(lease, sent.record))
      .sort((a, b) => (a.ended?.record ?? 0) - (b.ended?.record ?? 0))[0];
    if (lost?.ended === undefined) continue;
    const finding = calledAgain(lost, lost.ended, lease, judged) ?? stayed(lost, lost.ended, lease, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function ownAckBefore({ acks }: Lease, record: number): boolean {
  return acks.some(({ answered, sent }) => answered?.outcome.ok === true && sent.record < record);
}

function begun({ worker, videoId }: Lease, { to, sent }: CallLife, lost: Moment): string {
  return `${at(sent.at)} ${worker} calls ${to} for ${videoId}, and hears ${at(lost.at)} that its lease has ended`;
}

function calledAgain(life: CallLife, lost: Moment, lease: Lease, { run }: JudgedRun): Finding | undefined {
  const again = [...lease.extensions, ...lease.acks]
    .sort((a, b) => a.sent.record - b.sent.record)
    .find(
      ({ sent, to, body }) =>
        sent.record > lost.record &&
        (to === life.to || sent.at - lost.at > slackMs) &&
        // To give back what is lost does no harm.
        fieldOf(body, 'leaseMs') !== 0,
    );
  if (again === undefined) return undefined;
  return {
    record: again.sent.record,
    story: tell(run, begun(lease, life, lost), `${at(again.sent.at)} it calls ${again.to} for it once more`),
    comparison: { expected: 'no further call about this job', actual: `${again.to} ${at(again.sent.at)}` },
  };
}

function stayed(life: CallLife, lost: Moment, lease: Lease, { run, trace }: JudgedRun): Finding | undefined {
  const { left, crashed, worker, videoId } = lease;
  const leftAt = left?.at ?? crashed?.at ?? (trace.end.reason === 'until' ? trace.endedAt : Infinity);
  if (leftAt - lost.at <= slackMs) return undefined;
  return {
    record: left?.record ?? lost.record,
    story: tell(
      run,
      begun(lease, life, lost),
      'From then on the job is for others',
      left === undefined
        ? `${worker} does not turn to anything else in this run`
        : `${worker} goes on with ${videoId} for ${ms(left.at - lost.at)}, while other jobs wait`,
    ),
    comparison: { expected: `${worker} is free ${at(lost.at)}`, actual: left === undefined ? 'never' : at(left.at) },
  };
}
