import { at, ms, tell, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { inOrder } from './in-order.ts';
import { nextEncoding, readingOf, stopOf, type Lease, type Reading } from '../reading.ts';

const limitMs = 300_000;
const takenOverMs = 40_000;

/**
 * How much sooner and later than after 5 min a worker may turn away from an encoding that does not end, in ms. Measured: right answers
 * turn away after 300.0 s, those that look at the clock once per beat after at most 304.7 s; the mildest wrong ones after 240 s, and after
 * 336 s with another try in between. The job is begun again after at most 342.7 s by right answers, after 900 s by the mildest wrong one.
 */
const earlyMs = 15_000;
const lateMs = 20_000;

/** An encoding without an answer is given up after 5 min, and not before. */
export function givenUp(judged: JudgedRun): Finding | undefined {
  const reading = readingOf(judged);
  for (const lease of reading.leases)
    for (const life of lease.encodings) {
      if (lease.crashed !== undefined || life.ended?.how === 'reply') continue;
      const finding = tooEarly(life, lease, reading, judged) ?? tooLate(life, lease, reading, judged);
      if (finding !== undefined) return finding;
    }
  return undefined;
}

function tooEarly(life: CallLife, lease: Lease, { isCutOff }: Reading, { run }: JudgedRun): Finding | undefined {
  const stopped = stopOf({ lease, life });
  // Whoever has lost the job does well to stop.
  if (stopped === undefined || isCutOff || stopped.at - life.sent.at >= limitMs - earlyMs || stopped.at >= lease.endsAt)
    return undefined;
  return {
    record: stopped.record,
    story: tell(
      run,
      `${at(life.sent.at)} ${lease.worker} begins to encode ${lease.videoId}`,
      `${at(stopped.at)} it stops waiting for the encoder`,
      'An encoding may take 4 min, and whoever begins this one again begins from nothing',
    ),
    comparison: { expected: 'given up after 5 min', actual: `after ${ms(stopped.at - life.sent.at)}` },
  };
}

function tooLate(life: CallLife, lease: Lease, reading: Reading, { run, trace }: JudgedRun): Finding | undefined {
  const isOpen = trace.end.reason === 'until' && trace.endedAt - life.sent.at <= limitMs + takenOverMs + lateMs;
  if (reading.isCutOff || isOpen || life.answered !== undefined) return undefined;
  const { worker, videoId, left } = lease;
  const next = nextEncoding(reading, videoId, life.sent.record);
  const leftMs = (left?.at ?? Infinity) - life.sent.at;
  const againMs = (next?.at ?? Infinity) - life.sent.at;
  const isStuck = leftMs > limitMs + lateMs;
  if (!isStuck && againMs <= limitMs + takenOverMs + lateMs) return undefined;
  return {
    record: (isStuck ? left?.record : next?.record) ?? life.sent.record,
    story: tell(
      run,
      ...inOrder(
        [life.sent, `${worker} begins to encode ${videoId}, and the encoder never answers`],
        [lease.extensions.at(-1)?.sent, `${worker} extends its lease for the last time`],
        [left, `${worker} turns away from it`],
        [next, `${next?.worker} begins it again`],
      ),
      left === undefined ? `When the run ends, ${worker} still waits for it` : '',
      next === undefined ? `The job ${videoId} is not begun again in this run` : '',
    ),
    comparison: isStuck
      ? { expected: `given up ${at(life.sent.at + limitMs)}`, actual: left === undefined ? 'never' : at(left.at) }
      : { expected: `begun again within ${ms(takenOverMs)}`, actual: next === undefined ? 'never' : at(next.at) },
  };
}
