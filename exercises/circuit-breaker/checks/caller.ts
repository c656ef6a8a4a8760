import { isToldAsItIs } from '../../../src/judge/check/error-as-it-is.ts';
import { at, count, deepEqual, error, list, ms, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { comes, isEverFailing, type Request } from '../reading.ts';

/** As the brief says. */
const timeoutMs = 200;
/** How much later than its call ends a caller may hear, and how late a rejection without a call may come, in ms. All right answers: 0. */
const slackMs = 10;

/** Finds a request for which nothing is sent, and whose caller waits or is told a reply. */
export function refusedAtOnce(request: Request, { run, trace }: JudgedRun): Finding | undefined {
  const { call, cameAt, sent, from } = request;
  if (sent.length > 0) return undefined;
  const { answered } = call;
  if (answered?.outcome.ok === false && answered.at <= cameAt + slackMs) return undefined;
  return {
    record: answered?.record ?? trace.records.length - 1,
    story: tell(
      run,
      comes(request),
      `Nothing is sent to ${from} for it`,
      answered === undefined
        ? 'It is never told so'
        : answered.outcome.ok
          ? `${at(answered.at)} it is told ${show(answered.outcome.value)}, which nobody has said`
          : `It is told so only ${at(answered.at)}`,
    ),
    comparison: { expected: `a rejection ${at(cameAt)}`, actual: answered === undefined ? undefined : at(answered.at) },
  };
}

/** Finds a request for reviews, in a run in which they are always well, that is not sent. */
export function ownBreaker(request: Request, judged: JudgedRun): Finding | undefined {
  const { run } = judged;
  const { call, sent, from } = request;
  if (from !== 'reviews' || sent.length > 0 || call.answered === undefined) return undefined;
  if (isEverFailing(judged, 'reviews')) return undefined;
  return {
    record: call.answered.record,
    story: tell(
      run,
      'No call to reviews has failed',
      comes(request),
      `Nothing is sent for it${call.answered.outcome.ok ? '' : `; it is rejected with ${error(call.answered.outcome.error)}`}`,
    ),
    comparison: { expected: '1 call', actual: count(0, 'call') },
  };
}

/** Finds a caller who hears something else than its one call brought, or too late. */
export function passedOn(request: Request, { run, trace }: JudgedRun): Finding | undefined {
  const { call, sent, from } = request;
  const [first, second] = sent;
  if (first === undefined) return undefined;
  const { answered } = call;
  const repliedAt = first.answered?.at ?? Infinity;
  const isInTime = repliedAt <= first.sent.at + timeoutMs;
  const dueAt = isInTime ? repliedAt : first.sent.at + timeoutMs;
  const reply = isInTime ? first.answered?.outcome : undefined;
  const heard = answered?.outcome;
  const isRight =
    heard !== undefined &&
    (reply === undefined
      ? !heard.ok && (first.ended?.how !== 'timed-out' || heard.error.name === 'TimeoutError')
      : reply.ok
        ? heard.ok && deepEqual(heard.value, reply.value)
        : !heard.ok && isToldAsItIs(heard.error, reply.error));
  if (isRight && second === undefined && (answered?.at ?? Infinity) <= dueAt + slackMs) return undefined;
  return {
    record: second?.sent.record ?? answered?.record ?? trace.records.length - 1,
    story: tell(
      run,
      comes(request),
      second === undefined
        ? reply === undefined
          ? `${at(dueAt)} ${from} has not answered for ${ms(timeoutMs)}`
          : `${at(dueAt)} ${from} answers ${reply.ok ? show(reply.value) : `with ${error(reply.error)}`}`
        : `For it ${from} is called ${count(sent.length, 'time')}, ${list(sent.slice(0, 4).map((life) => at(life.sent.at)))}`,
      heard === undefined
        ? 'The caller never hears anything'
        : `${at(answered?.at ?? 0)} the caller hears ${heard.ok ? show(heard.value) : error(heard.error)}`,
    ),
    comparison: {
      expected: `${at(dueAt)}: ${reply === undefined ? 'a rejection' : reply.ok ? show(reply.value) : error(reply.error)}`,
      actual: heard === undefined ? undefined : `${at(answered?.at ?? 0)}: ${heard.ok ? show(heard.value) : error(heard.error)}`,
    },
  };
}
