import { at, count, ms, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { deliveriesOf } from '../reading.ts';

const windowMs = 100;
const fewestDeliveries = 20;

/** Share of second attempts within one window; the brief says a third. Right answers: 0.2 to 0.33, the most by every-quarter-of-a-second. The mildest wrong one,
 * a-little-jitter: 0.53. */
const mostShare = 0.42;

/** Finds a window in which too many of those that failed together come back. */
export function jitter(judged: JudgedRun): Finding | undefined {
  const second = deliveriesOf(judged)
    .flatMap(({ attempts }) => attempts.slice(1, 2))
    .map(({ life }) => life.sent)
    .sort((a, b) => a.at - b.at || a.record - b.record);
  if (second.length < fewestDeliveries) return undefined;
  const windows = second.map((first) => ({
    first,
    attempts: second.filter(({ at }) => at >= first.at && at < first.at + windowMs).length,
  }));
  const fullest = windows.reduce((a, b) => (b.attempts > a.attempts ? b : a));
  if (fullest.attempts <= second.length * mostShare) return undefined;
  return {
    record: fullest.first.record,
    story: tell(
      judged.run,
      `The first attempts of ${count(second.length, 'delivery', 'deliveries')} fail together`,
      `${at(fullest.first.at)} and in the ${ms(windowMs)} after it, ${fullest.attempts} of them are tried again`,
      'Had they been calls to one provider, it would be overrun',
    ),
    comparison: { expected: `at most ${Math.floor(second.length / 3)} within ${ms(windowMs)}`, actual: fullest.attempts },
  };
}
