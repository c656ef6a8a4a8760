import { isToldAsItIs } from '../../../src/judge/check/error-as-it-is.ts';
import { at, deepEqual, ms, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { answered, asksFor, failureTold, repliesTo, type Read } from '../reading.ts';

/** How long after the deciding reply the caller may be answered, in ms. Measured on all right answers: 0, and 5 by whoever looks every 5 ms. */
const slackMs = 12;

/** Finds a read whose product was there, or could still come, and that did not return it, or not then. */
export function firstGoodAnswer(read: Read, judged: JudgedRun): Finding | undefined {
  const { run, trace } = judged;
  const reply = read.call.answered;
  if (reply?.outcome.ok === false) return gaveUp(read, judged);
  const good = repliesTo(read).find(({ isGood }) => isGood);
  if (good === undefined && reply !== undefined) return gaveUp(read, judged);
  if (good === undefined || !good.life.answered?.outcome.ok) return undefined;
  const product = good.life.answered.outcome.value;
  const isRight = reply?.outcome.ok === true && deepEqual(reply.outcome.value, product);
  if (isRight && reply.at <= good.at + slackMs) return undefined;
  return {
    record: reply?.record ?? trace.records.length - 1,
    story: tell(run, asksFor(read), `${at(good.at)} a call brings ${show(product)}`, answered(read)),
    comparison: isRight ? { expected: at(good.at), actual: at(reply.at) } : { expected: product, actual: outcomeOf(read) },
  };
}

/** Finds a read that was rejected though a product was there, or a call was under way, or none was made. */
function gaveUp(read: Read, { run }: JudgedRun): Finding | undefined {
  const reply = read.call.answered;
  if (reply === undefined) return undefined;
  const open = read.attempts.find((life) => (life.answered?.at ?? Infinity) > reply.at || life.answered?.outcome.ok === true);
  if (open === undefined && read.attempts.length > 0) return undefined;
  return {
    record: reply.record,
    story: tell(
      run,
      asksFor(read),
      answered(read),
      open === undefined
        ? 'For this product, catalogue was never asked'
        : open.answered?.outcome.ok === true && open.answered.at <= reply.at
          ? `The call of ${ms(open.sent.at)} had brought it ${at(open.answered.at)}`
          : `The call of ${ms(open.sent.at)} had not failed`,
    ),
    comparison: { expected: 'the product, or the error of the last call to fail', actual: outcomeOf(read) },
  };
}

/** Finds a read whose calls have all failed, and whose caller did not hear so, or not then, or not of the last failure. */
export function bothFail(read: Read, { run, trace }: JudgedRun): Finding | undefined {
  const replies = repliesTo(read);
  const last = replies.at(-1);
  if (last === undefined || replies.length < read.attempts.length || replies.some(({ isGood }) => isGood)) return undefined;
  const failure = last.life.answered?.outcome;
  if (failure === undefined || failure.ok) return undefined;
  const reply = read.call.answered;
  const isTold = reply?.outcome.ok === false && isToldAsItIs(reply.outcome.error, failure.error);
  if (reply !== undefined && isTold && reply.at <= last.at + slackMs) return undefined;
  return {
    record: reply?.record ?? trace.records.length - 1,
    story: tell(
      run,
      asksFor(read),
      ...replies.map(
        ({ at, life }) =>
          `at ${ms(at)} a call fails with ${life.answered?.outcome.ok === false ? failureTold(life.answered.outcome.error) : ''}`,
      ),
      'Nothing is under way any more',
      answered(read),
    ),
    comparison: { expected: `${at(last.at)}: ${failureTold(failure.error)}`, actual: outcomeOf(read) },
  };
}

function outcomeOf({ call: { answered } }: Read): unknown {
  if (answered === undefined) return undefined;
  return answered.outcome.ok ? answered.outcome.value : `${at(answered.at)}: ${failureTold(answered.outcome.error)}`;
}
