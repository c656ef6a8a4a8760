import { at, count, list, ms, tell, times, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { asksFor, type Read } from '../reading.ts';

/** As the brief says. */
const hedgeAfterMs = 60;

/**
 * How far from the right moment a second call may be, in ms. Measured on all right answers over all runs: 0, and up to 5 by whoever looks every 5 ms. The mildest wrong one,
 * waits-for-a-whole-one: 25.
 */
const slackMs = 12;

/** Finds a read that should have asked once more, and did not, or late. */
export function secondCall(read: Read, { run, trace }: JudgedRun): Finding | undefined {
  const { attempts, canPay, startedAt } = read;
  const [first, second] = attempts;
  if (first === undefined || !canPay) return undefined;
  const reason = whyOnceMore(first, startedAt);
  if (reason === undefined) return undefined;
  const lateAt = second === undefined ? Infinity : second.sent.at;
  if (lateAt <= reason.at + slackMs) return undefined;
  // It was over in the meantime, so that the reason had gone.
  if (read.call.answered !== undefined && read.call.answered.at < reason.at) return undefined;
  return {
    record: second?.sent.record ?? reason.record ?? read.call.answered?.record ?? trace.records.length - 1,
    story: tell(
      run,
      asksFor(read),
      reason.told,
      second === undefined ? 'catalogue is not asked once more' : `catalogue is asked once more only ${at(second.sent.at)}`,
    ),
    comparison: { expected: at(reason.at), actual: second === undefined ? undefined : at(second.sent.at) },
  };
}

function whyOnceMore(
  { answered }: CallLife,
  startedAt: number,
): { readonly at: number; readonly record: number | undefined; readonly told: string } | undefined {
  const lateAt = startedAt + hedgeAfterMs;
  if (answered === undefined || answered.at > lateAt)
    return { at: lateAt, record: undefined, told: `${at(lateAt)} there is no answer yet` };
  return answered.outcome.ok
    ? undefined
    : { at: answered.at, record: answered.record, told: `${at(answered.at)} the first call fails` };
}

/** Finds a call that nothing called for. */
export function noNeedlessCall(read: Read, { run }: JudgedRun): Finding | undefined {
  const { attempts, startedAt } = read;
  const [first, second, third] = attempts;
  if (third !== undefined) {
    return {
      record: third.sent.record,
      story: tell(
        run,
        asksFor(read),
        `catalogue is asked ${times(attempts.length)} for it, ${list(attempts.slice(0, 4).map((life) => at(life.sent.at)))}`,
      ),
      comparison: { expected: 'at most 2 calls', actual: count(attempts.length, 'call') },
    };
  }
  if (first === undefined || second === undefined) return undefined;
  const reason = whyOnceMore(first, startedAt);
  const isLate = reason !== undefined && second.sent.at > reason.at + slackMs;
  if (reason !== undefined && !isLate && second.sent.at >= reason.at - 1) return undefined;
  const { answered } = first;
  return {
    record: second.sent.record,
    story: tell(
      run,
      asksFor(read),
      reason === undefined && answered !== undefined ? `The first call brings the product ${at(answered.at)}` : '',
      isLate ? `${reason.told}, and catalogue is not asked once more: the read makes do with its first call` : '',
      `${at(second.sent.at)}, ${ms(second.sent.at - startedAt)} after the first, catalogue is asked a second time`,
      reason === undefined
        ? 'Nothing was late, and nothing had failed'
        : isLate
          ? ''
          : 'Nothing had failed, and the first call was not late yet',
    ),
    comparison: {
      expected: reason === undefined || isLate ? '1 call' : `no second call before ${ms(reason.at)}`,
      actual: at(second.sent.at),
    },
  };
}
