import {
  at,
  count,
  deepEqual,
  error,
  list,
  ms,
  show,
  tell,
  type Check,
  type Finding,
  type JudgedRun,
} from '../../src/judge/index.ts';
import { isToldAsItIs } from '../../src/judge/check/error-as-it-is.ts';
import { boundedLoad, budgetUsed, pausesBriefly } from './checks/budget.ts';
import { mostAttempts, phasesOf, requestsOf, type Request } from './reading.ts';

/** From the end of the last attempt to the answer. Right answers: 0. Who pauses before giving up, too: 50. */
const latestMs = 10;

/**
 * Share of callers that see a failure when up to 8 % of the replies fail. Right answers: 0, as nobody can do more than
 * ask three times. Without a retry: 0.02 and more.
 */
const mostFailedShare = 0.005;

export const checks: readonly Check[] = [
  { id: 'failures-hidden', find: failuresHidden },
  { id: 'bounded-load', explains: ['events-budget', 'trace-budget'], find: boundedLoad },
  { id: 'budget-used', find: (judged) => budgetUsed(judged) ?? pausesBriefly(judged) },
  { id: 'every-request-tried', find: everyRequestTried },
  { id: 'few-attempts', explains: ['events-budget', 'trace-budget', 'jobs-budget'], find: fewAttempts },
  { id: 'right-answer', find: rightAnswer },
];

function failedFor(request: Request): boolean {
  return request.call.answered?.outcome.ok === false;
}

function failuresHidden(judged: JudgedRun): Finding | undefined {
  for (const { failing, requests } of phasesOf(judged)) {
    if (failing === 0 || failing > 0.1) continue;
    const failed = requests.filter((request) => failedFor(request) && request.attempts.length < mostAttempts);
    const [first] = failed;
    if (first === undefined || failed.length <= mostFailedShare * requests.length) continue;
    const record = first.call.answered?.record ?? first.call.sent.record;
    return {
      record,
      story: tell(
        judged.run,
        `${failed.length} of ${count(requests.length, 'caller')} got an error`,
        `The first of them is ${first.pair}, asked for ${at(first.call.sent.at)} and rejected after ${count(first.attempts.length, 'attempt')}, though the next one would most probably have succeeded`,
      ),
      comparison: {
        expected: `at most ${Math.floor(mostFailedShare * requests.length)} of ${requests.length}`,
        actual: failed.length,
      },
    };
  }
  return undefined;
}

function everyRequestTried(judged: JudgedRun): Finding | undefined {
  const untried = requestsOf(judged).find((request) => request.attempts.length === 0);
  if (untried === undefined) return undefined;
  return {
    record: untried.call.answered?.record ?? untried.call.sent.record,
    story: tell(
      judged.run,
      `${at(untried.call.sent.at)} ${untried.pair} is asked for, and rates is not asked at all`,
      answered(untried),
    ),
    comparison: { expected: 1, actual: 0 },
  };
}

function fewAttempts(judged: JudgedRun): Finding | undefined {
  for (const { pair, attempts } of requestsOf(judged)) {
    const surplus = attempts[mostAttempts];
    if (surplus === undefined) continue;
    return {
      record: surplus.sent.record,
      story: tell(
        judged.run,
        `For ${pair} rates was asked ${attempts.length} times, ${list(attempts.map((attempt) => at(attempt.sent.at)))}`,
      ),
      comparison: { expected: `at most ${mostAttempts}`, actual: attempts.length },
    };
  }
  return undefined;
}

function answered({ call }: Request): string {
  const reply = call.answered;
  if (reply === undefined) return 'getRate never gave its answer';
  return `getRate ${reply.outcome.ok ? `answered ${at(reply.at)} with ${show(reply.outcome.value)}` : `rejected ${at(reply.at)} with ${error(reply.outcome.error)}`}`;
}

function rightAnswer(judged: JudgedRun): Finding | undefined {
  for (const request of requestsOf(judged)) {
    const reply = request.call.answered;
    const last = request.attempts.at(-1);
    if (reply === undefined || last?.ended?.outcome === undefined) continue;
    const { at: lastAt, outcome } = last.ended;
    const same = outcome.ok
      ? reply.outcome.ok && deepEqual(reply.outcome.value, outcome.value)
      : !reply.outcome.ok && isToldAsItIs(reply.outcome.error, outcome.error);
    if (same && reply.at <= lastAt + latestMs) continue;
    const expected = outcome.ok ? outcome.value : error(outcome.error);
    return {
      record: reply.record,
      story: tell(
        judged.run,
        `The last attempt for ${request.pair} ${outcome.ok ? `brought ${show(outcome.value)}` : `failed with ${error(outcome.error)}`} ${at(lastAt)}`,
        answered(request),
        same ? `That is ${ms(reply.at - lastAt)} later` : '',
      ),
      comparison: same
        ? { expected: at(lastAt), actual: at(reply.at) }
        : { expected, actual: reply.outcome.ok ? reply.outcome.value : error(reply.outcome.error) },
    };
  }
  return undefined;
}
