import { at, ms, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { awayBetween, timesAwayIn } from '../reading/database.ts';
import { crashesOf, hasFailed, policy, restartsOf, type Delivery } from '../reading.ts';
import { ending, named, nth } from './told.ts';

/** How much too early an attempt may be, in ms. Right answers: 0. The mildest wrong one, pause-from-the-beginning-of-the-call: 100 in most runs. */
const earlyMs = 5;

/**
 * How late an attempt may be, in ms; the brief says 250. Right answers over all runs: at most 87, by every-quarter-of-a-second and counted-before-the-call, and 187
 * after the database is back, by the latter. The mildest wrong one: 1868 after that, by pause-from-when-it-is-noted.
 */
const lateMs = 400;

/** Finds an attempt that comes too early after a failure, or too late. */
export function backoff(delivery: Delivery, judged: JudgedRun): Finding | undefined {
  const { attempts, endpoint } = delivery;
  const crashes = crashesOf(judged);
  const restarts = restartsOf(judged);
  const timesAway = timesAwayIn(judged);
  let noted = 0;
  for (const [index, attempt] of attempts.entries()) {
    const next = attempts[index + 1];
    if (attempt.isNoted) noted += 1;
    const endedAt = attempt.life.ended?.at;
    // What comes after the fourth failure has no pause: it must not come at all, and that is another check's.
    if (noted >= policy.mostAttempts) break;
    if (next === undefined || endedAt === undefined || !attempt.isNoted || !hasFailed(attempt)) continue;
    // Two at once are another check's.
    if (next.life.sent.at < endedAt) continue;
    // After a crash, an attempt more may have been counted, or not.
    const shortestMs = longestPauseMs(noted) / 2;
    const longestMs = longestPauseMs(index + 1);
    const crash = crashes.findIndex((each) => each.at > endedAt && each.at < next.life.sent.at);
    const sentAt = next.life.sent.at;
    // Nobody need go on without the rows; whoever knows enough of them may.
    const away = awayBetween(timesAway, endedAt, sentAt);
    const dueAt = Math.max(endedAt + longestMs, crash < 0 ? 0 : (restarts[crash] ?? Infinity), away?.to ?? 0);
    const isEarly = sentAt < endedAt + shortestMs - earlyMs;
    const isLate = endpoint.isPrompt && sentAt > dueAt + lateMs;
    if (!isEarly && !isLate) continue;
    return {
      record: next.life.sent.record,
      story: tell(
        judged.run,
        `${nth(index + 1)} attempt of ${named(delivery)} ${ending(attempt.life)}`,
        `The next one begins ${at(sentAt)}, ${ms(sentAt - endedAt)} later`,
        isEarly
          ? `The pause before it is at least ${ms(shortestMs)}`
          : `The pause before it is at most ${ms(longestMs)}, and it may be 250 ms late`,
        !isEarly && away !== undefined ? `The database is back ${at(away.to)}` : '',
      ),
      comparison: { expected: `${ms(shortestMs)} to ${ms(longestMs + 250)}`, actual: ms(sentAt - endedAt) },
    };
  }
  return undefined;
}

/** The longest pause after the n-th failure, in ms. */
function longestPauseMs(n: number): number {
  return policy.firstPauseMs * 2 ** (n - 1);
}
