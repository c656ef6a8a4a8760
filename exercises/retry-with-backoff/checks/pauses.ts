import { count, ms, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { longestPauseMs, pausesOf, policy, requestsOf, type Attempt, type PriceRequest } from '../reading.ts';
import { slackMs } from './slack.ts';
import { soFar } from './told.ts';

/** From so many requests on a run is a fleet: shares and means over it mean something. The runs have 100 clients. */
const fleet = 50;
const bucketMs = 10;

export function cappedPauses(request: PriceRequest, { run }: JudgedRun): Finding | undefined {
  for (const pause of pausesOf(request)) {
    const mostMs = longestPauseMs(pause.n);
    const floorMs = pause.before.retryAfterMs;
    if (pause.ms <= floorMs + mostMs + slackMs) continue;
    return {
      record: pause.after.life.sent.record,
      story: tell(
        run,
        soFar(request, pause.n),
        `The pause after attempt ${pause.n} was ${ms(pause.ms)}, and it may be ${ms(mostMs)} at most${floorMs > 0 ? `, after the ${ms(floorMs)} of retry-after` : ''}`,
      ),
      comparison: { expected: `at most ${ms(floorMs + mostMs)}`, actual: ms(pause.ms) },
    };
  }
  return undefined;
}

/** Means over 100 clients, as a share of the maximum. Right answers: full jitter 0.5, from 40 % up 0.7, equal jitter 0.75. */
const leastMeanShare = 0.4;

export function growingPauses(judged: JudgedRun): Finding | undefined {
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

export function jitter(judged: JudgedRun): Finding | undefined {
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
