import { at, count, deepEqual, error, ms, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { isWorthAnother, longestPauseMs, pausesOf, policy, type PriceRequest } from '../reading.ts';
import { soFar, answered } from './told.ts';
import { slackMs } from './slack.ts';

export function rightAnswer(request: PriceRequest, { run }: JudgedRun): Finding | undefined {
  const reply = request.call.answered;
  const last = request.attempts.at(-1);
  if (reply === undefined) return undefined;
  const story = tell(run, soFar(request), answered(request));
  if (last === undefined)
    return { record: reply.record, story: tell(run, 'The price service was never asked', answered(request)) };
  if (last.status === 200) {
    const actual = reply.outcome.ok ? reply.outcome.value : error(reply.outcome.error);
    return deepEqual(actual, last.body)
      ? undefined
      : { record: reply.record, story, comparison: { expected: last.body, actual } };
  }
  const actual = reply.outcome.ok ? reply.outcome.value : reply.outcome.error.status;
  return !reply.outcome.ok && reply.outcome.error.name === 'PriceError' && actual === last.status
    ? undefined
    : { record: reply.record, story, comparison: { expected: `a PriceError with status ${last.status}`, actual } };
}

export function onlyWorthwhile(request: PriceRequest, { run }: JudgedRun): Finding | undefined {
  for (const { before, after, n } of pausesOf(request)) {
    if (isWorthAnother(before.status)) continue;
    return {
      record: after.life.sent.record,
      story: tell(
        run,
        soFar(request, n),
        before.status === 200 ? 'That was the price' : `The same request would get the same answer`,
        `attempt ${n + 1} followed ${at(after.life.sent.at)}`,
      ),
    };
  }
  const last = request.attempts.at(-1);
  const reply = request.call.answered;
  if (last === undefined || isWorthAnother(last.status) || reply === undefined || reply.at <= last.endedAt + slackMs)
    return undefined;
  return {
    record: reply.record,
    story: tell(run, soFar(request), `That is final, and getPrice answered only ${ms(reply.at - last.endedAt)} later`),
    comparison: { expected: at(last.endedAt), actual: at(reply.at) },
  };
}

export function persistent(request: PriceRequest, { run }: JudgedRun): Finding | undefined {
  for (const [index, attempt] of request.attempts.entries()) {
    const lastedMs = Math.min(attempt.endedAt, request.call.answered?.at ?? Infinity) - attempt.life.sent.at;
    const hadMs = Math.min(policy.attemptMs, request.deadlineAt - attempt.life.sent.at);
    const gaveUp = attempt.life.ended?.how !== 'reply';
    if (gaveUp && (lastedMs > hadMs + slackMs || lastedMs < hadMs - slackMs)) {
      return {
        record: attempt.life.sent.record,
        story: tell(
          run,
          `attempt ${index + 1} ${at(attempt.life.sent.at)} got no answer`,
          `It was given up after ${ms(lastedMs)}; an attempt has ${ms(hadMs)}`,
        ),
        comparison: { expected: ms(hadMs), actual: ms(lastedMs) },
      };
    }
  }
  const reply = request.call.answered;
  const last = request.attempts.at(-1);
  if (reply === undefined || reply.outcome.ok || last === undefined || !isWorthAnother(last.status)) return undefined;
  const n = request.attempts.length;
  const longestMs = last.retryAfterMs + longestPauseMs(n);
  if (n >= policy.mostAttempts || last.endedAt + longestMs >= request.deadlineAt) return undefined;
  return {
    record: reply.record,
    story: tell(
      run,
      soFar(request),
      answered(request),
      `That was after ${count(n, 'attempt')}, with ${ms(request.deadlineAt - last.endedAt)} left for a pause of at most ${ms(longestMs)}`,
    ),
    comparison: { expected: `attempt ${n + 1}`, actual: 'gave up' },
  };
}

export function fewAttempts({ attempts }: PriceRequest, { run }: JudgedRun): Finding | undefined {
  const overlapping = attempts.slice(1).find((attempt, index) => attempt.life.sent.at < (attempts[index]?.endedAt ?? 0));
  if (overlapping !== undefined) {
    const open = attempts.filter(
      (attempt) => attempt.life.sent.record < overlapping.life.sent.record && attempt.endedAt > overlapping.life.sent.at,
    ).length;
    return {
      record: overlapping.life.sent.record,
      story: tell(
        run,
        `${at(overlapping.life.sent.at)} another attempt begins while ${count(open, 'attempt')} of the same request ${open === 1 ? 'is' : 'are'} still open`,
        'Attempts come one after the other',
      ),
      comparison: { expected: 1, actual: open + 1 },
    };
  }
  const surplus = attempts[policy.mostAttempts];
  if (surplus === undefined) return undefined;
  return {
    record: surplus.life.sent.record,
    story: tell(
      run,
      `${at(surplus.life.sent.at)} attempt ${policy.mostAttempts + 1} begins`,
      attempts.length > policy.mostAttempts + 1 ? `There were ${attempts.length} in the end` : '',
    ),
    comparison: { expected: `at most ${policy.mostAttempts}`, actual: attempts.length },
  };
}

export function retryAfter(request: PriceRequest, { run }: JudgedRun): Finding | undefined {
  for (const pause of pausesOf(request)) {
    if (pause.ms >= pause.before.retryAfterMs - 1) continue;
    return {
      record: pause.after.life.sent.record,
      story: tell(
        run,
        soFar(request, pause.n),
        `attempt ${pause.n + 1} came ${ms(pause.ms)} later, ${at(pause.after.life.sent.at)}`,
      ),
      comparison: { expected: `at least ${ms(pause.before.retryAfterMs)}`, actual: ms(pause.ms) },
    };
  }
  return undefined;
}

export function deadline(request: PriceRequest, { run }: JudgedRun): Finding | undefined {
  const reply = request.call.answered;
  const tooLate = request.attempts.find((attempt) => attempt.life.sent.at >= request.deadlineAt);
  if (tooLate !== undefined) {
    return {
      record: tooLate.life.sent.record,
      story: tell(
        run,
        `${at(tooLate.life.sent.at)} an attempt begins; the caller was promised an answer ${at(request.deadlineAt)}`,
      ),
    };
  }
  if (reply === undefined || reply.at > request.deadlineAt + slackMs) {
    return {
      record: reply?.record ?? request.call.sent.record,
      story: tell(run, soFar(request), answered(request), `The caller was promised an answer ${at(request.deadlineAt)}`),
      comparison: { expected: `by ${ms(request.deadlineAt)}`, actual: reply === undefined ? undefined : at(reply.at) },
    };
  }
  const last = request.attempts.at(-1);
  if (reply.outcome.ok || last === undefined || reply.at <= last.endedAt + slackMs) return undefined;
  return {
    record: reply.record,
    story: tell(
      run,
      soFar(request),
      `Then getPrice waited for ${ms(reply.at - last.endedAt)} and rejected without another attempt`,
      'It could have said so at once',
    ),
    comparison: { expected: at(last.endedAt), actual: at(reply.at) },
  };
}
