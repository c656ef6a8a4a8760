import { at, count, ms, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { mostAttempts, phasesOf, requestsOf } from '../reading.ts';

const saved = 10;
const earnedPerRequest = 0.1;

/**
 * A request of the time before may succeed in the outage, and earn there. Retries of right answers beside those allowed: none. Of the
 * mildest wrong one, in which retries earn too: 2.
 */
const slackRetries = 1;

/** The brief allows 50 ms before a retry, and a fifth is on top. Right answers: 0 to 50. Who pauses ever longer: 100. */
const longestPauseMs = 60;

export function boundedLoad(judged: JudgedRun): Finding | undefined {
  for (const { failing, requests } of phasesOf(judged)) {
    if (failing < 0.5) continue;
    const allowed = saved + Math.floor(earnedPerRequest * requests.length);
    const retries = requests.flatMap((request) => request.attempts.slice(1)).sort((a, b) => a.sent.record - b.sent.record);
    const surplus = retries[allowed + slackRetries];
    if (surplus === undefined) continue;
    const attempts = requests.reduce((sum, request) => sum + request.attempts.length, 0);
    return {
      record: surplus.sent.record,
      story: tell(
        judged.run,
        `${count(requests.length, 'caller')} asked while ${failing === 1 ? 'every attempt failed' : 'half of the attempts failed'}, and rates got ${attempts} requests: ${(attempts / requests.length).toFixed(2)} for each`,
        `The budget allows ${allowed} retries, and there were ${retries.length}`,
        `The first one too many was sent ${at(surplus.sent.at)}`,
      ),
      comparison: {
        expected: `at most ${allowed} retries`,
        actual: retries.length,
      },
    };
  }
  return undefined;
}

/** What is saved must be spent when it is needed, else callers see failures that nobody had to see. Judged where an outage comes first. */
export function budgetUsed(judged: JudgedRun): Finding | undefined {
  const [outage] = phasesOf(judged);
  if (outage?.failing !== 1) return undefined;
  const failures = outage.requests
    .flatMap(({ pair, attempts }) =>
      attempts
        .slice(0, mostAttempts - 1)
        .flatMap(({ ended }, index) =>
          ended === undefined ? [] : [{ pair, number: index + 1, ended, isLast: attempts.length === index + 1 }],
        ),
    )
    .sort((a, b) => a.ended.record - b.ended.record);
  const refused = failures.slice(0, saved).findIndex(({ isLast }) => isLast);
  const failure = failures[refused];
  if (failure === undefined) return undefined;
  return {
    record: failure.ended.record,
    story: tell(
      judged.run,
      `${saved} retries are saved when the outage begins`,
      `${at(failure.ended.at)} attempt ${failure.number} for ${failure.pair} failed, and there was no other one, though only ${count(refused, 'retry', 'retries')} had been made by then`,
    ),
    comparison: { expected: saved, actual: refused },
  };
}

/** A pause before a retry is time in which the caller waits. */
export function pausesBriefly(judged: JudgedRun): Finding | undefined {
  for (const { pair, attempts } of requestsOf(judged)) {
    for (const [index, { ended }] of attempts.entries()) {
      const next = attempts[index + 1];
      if (ended === undefined || next === undefined || next.sent.at - ended.at <= longestPauseMs) continue;
      return {
        record: next.sent.record,
        story: tell(
          judged.run,
          `${at(ended.at)} attempt ${index + 1} for ${pair} failed, and the next one was sent ${at(next.sent.at)}, ${ms(next.sent.at - ended.at)} later`,
          'The caller waits for all of that',
        ),
        comparison: { expected: 'at most 50 ms', actual: ms(next.sent.at - ended.at) },
      };
    }
  }
  return undefined;
}
