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
import { isWorthAnother, longestPauseMs, pausesOf, policy, requestsOf, type Attempt, type PriceRequest } from './reading.ts';

/** How much later than it could something may happen, in ms. Measured on the right answers: 0 ms. */
const slackMs = 20;

/**
 * Judged over a run of 100 clients that fail together. Right answers measured: see the table in each check's comment.
 */
const fleet = 50;
const bucketMs = 10;

export const checks: readonly Check[] = [
  { id: 'right-answer', find: (judged) => forEachRequest(judged, rightAnswer) },
  { id: 'only-worthwhile', find: (judged) => forEachRequest(judged, onlyWorthwhile) },
  { id: 'persistent', find: (judged) => forEachRequest(judged, persistent) },
  {
    id: 'few-attempts',
    explains: ['events-budget', 'trace-budget', 'jobs-budget'],
    find: (judged) => forEachRequest(judged, fewAttempts),
  },
  { id: 'backoff', find: (judged) => forEachRequest(judged, cappedPauses) ?? growingPauses(judged) },
  { id: 'jitter', find: jitter },
  { id: 'retry-after', find: (judged) => forEachRequest(judged, retryAfter) },
  { id: 'deadline', find: (judged) => forEachRequest(judged, deadline) },
];

function forEachRequest(
  judged: JudgedRun,
  find: (request: PriceRequest, judged: JudgedRun) => Finding | undefined,
): Finding | undefined {
  for (const request of requestsOf(judged)) {
    const finding = find(request, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function became(attempt: Attempt, index: number): string {
  const sent = `attempt ${index + 1} ${at(attempt.life.sent.at)}`;
  if (attempt.status === undefined) return `${sent} never ended`;
  if (attempt.status === 0) return `${sent} got no answer until ${ms(attempt.endedAt)}`;
  const floor = attempt.retryAfterMs > 0 ? ` and retry-after ${attempt.retryAfterMs / 1000} s` : '';
  return `${sent} got status ${attempt.status}${floor} ${at(attempt.endedAt)}`;
}

function soFar({ attempts }: PriceRequest, upTo = attempts.length): string {
  const told = attempts.slice(0, upTo).slice(-3);
  return list(told.map((attempt) => became(attempt, attempts.indexOf(attempt))));
}

function answered(request: PriceRequest): string {
  const reply = request.call.answered;
  if (reply === undefined) return 'getPrice never gave its answer';
  return reply.outcome.ok
    ? `getPrice answered ${at(reply.at)} with ${show(reply.outcome.value)}`
    : `getPrice rejected ${at(reply.at)} with ${error(reply.outcome.error)}`;
}

function rightAnswer(request: PriceRequest, { run }: JudgedRun): Finding | undefined {
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
    : { record: reply.record, story, comparison: { expected: `a PriceError with status ${last.status ?? 0}`, actual } };
}

function onlyWorthwhile(request: PriceRequest, { run }: JudgedRun): Finding | undefined {
  for (const { before, after, n } of pausesOf(request)) {
    if (before.status === undefined || isWorthAnother(before.status)) continue;
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
  if (last?.status === undefined || isWorthAnother(last.status) || reply === undefined || reply.at <= last.endedAt + slackMs)
    return undefined;
  return {
    record: reply.record,
    story: tell(run, soFar(request), `That is final, and getPrice answered only ${ms(reply.at - last.endedAt)} later`),
    comparison: { expected: at(last.endedAt), actual: at(reply.at) },
  };
}

function persistent(request: PriceRequest, { run }: JudgedRun): Finding | undefined {
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
          lastedMs === Infinity ? 'It was never given up' : `It was given up after ${ms(lastedMs)}; an attempt has ${ms(hadMs)}`,
        ),
        comparison: { expected: ms(hadMs), actual: ms(lastedMs) },
      };
    }
  }
  const reply = request.call.answered;
  const last = request.attempts.at(-1);
  if (reply === undefined || reply.outcome.ok || last?.status === undefined || !isWorthAnother(last.status)) return undefined;
  const n = request.attempts.length;
  const longestMs = Math.max(longestPauseMs(n), last.retryAfterMs);
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

function fewAttempts({ attempts }: PriceRequest, { run }: JudgedRun): Finding | undefined {
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

function cappedPauses(request: PriceRequest, { run }: JudgedRun): Finding | undefined {
  for (const pause of pausesOf(request)) {
    const mostMs = longestPauseMs(pause.n);
    if (pause.ms <= Math.max(mostMs, pause.before.retryAfterMs) + slackMs) continue;
    return {
      record: pause.after.life.sent.record,
      story: tell(
        run,
        soFar(request, pause.n),
        `The pause after attempt ${pause.n} was ${ms(pause.ms)}, and it may be ${ms(mostMs)} at most`,
      ),
      comparison: { expected: `at most ${ms(mostMs)}`, actual: ms(pause.ms) },
    };
  }
  return undefined;
}

/** Means over 100 clients, as a share of the maximum. Right answers: full jitter 0.5, from 40 % up 0.7, equal jitter 0.75. */
const leastMeanShare = 0.4;

function growingPauses(judged: JudgedRun): Finding | undefined {
  const requests = requestsOf(judged);
  if (requests.length < fleet) return undefined;
  const pauses = requests.flatMap(pausesOf);
  for (let n = 1; n < policy.mostAttempts; n++) {
    const ofN = pauses.filter((pause) => pause.n === n);
    const [first] = ofN;
    if (first === undefined) continue;
    const meanMs = ofN.reduce((sum, pause) => sum + pause.ms, 0) / ofN.length;
    if (meanMs >= leastMeanShare * longestPauseMs(n)) continue;
    return {
      record: first.after.life.sent.record,
      story: tell(
        judged.run,
        `${requests.length} clients asked at the same time and failed`,
        `After attempt ${n} they paused for ${ms(Math.round(meanMs))} on average; the maximum is ${ms(longestPauseMs(n))} by then, and half of it is due`,
      ),
      comparison: { expected: `about ${ms(longestPauseMs(n) / 2)} or more`, actual: ms(Math.round(meanMs)) },
    };
  }
  return undefined;
}

/** The largest share of second attempts within 10 ms, over 100 clients. Right answers: full jitter 0.11, equal jitter 0.17. */
const mostShare = 0.25;

function jitter(judged: JudgedRun): Finding | undefined {
  const requests = requestsOf(judged);
  if (requests.length < fleet) return undefined;
  const seconds = requests.flatMap((request) => request.attempts.slice(1, 2));
  const buckets = new Map<number, Attempt[]>();
  for (const attempt of seconds) {
    const bucket = Math.floor(attempt.life.sent.at / bucketMs);
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), attempt]);
  }
  const [bucket, fullest] = [...buckets].reduce<readonly [number, readonly Attempt[]]>(
    (most, next) => (next[1].length > most[1].length ? next : most),
    [0, []],
  );
  const [first] = fullest;
  if (first === undefined || fullest.length <= mostShare * seconds.length) return undefined;
  return {
    record: first.life.sent.record,
    story: tell(
      judged.run,
      `${requests.length} clients asked at the same time and failed`,
      `${count(fullest.length, 'second attempt')} of ${seconds.length} came within ${bucketMs} ms, between ${bucket * bucketMs} and ${ms((bucket + 1) * bucketMs)}`,
      'The service that had just failed under them gets them all again at once',
    ),
    comparison: {
      expected: `at most ${mostShare * 100} % within ${bucketMs} ms`,
      actual: `${Math.round((fullest.length / seconds.length) * 100)} %`,
    },
  };
}

function retryAfter(request: PriceRequest, { run }: JudgedRun): Finding | undefined {
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

function deadline(request: PriceRequest, { run }: JudgedRun): Finding | undefined {
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
