import { isToldAsItIs } from '../../../src/judge/check/error-as-it-is.ts';
import { at, deepEqual, error, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { wants, type Caller } from '../reading.ts';

/** A reply that comes later than this after the sending, in ms, may be missed: the limit is 300 ms, and the slowest reply in time takes 250 ms. */
const surelyInTimeMs = 280;

/** Finds a reply in time, or an error, that the caller did not get as it came. */
export function passedOn(caller: Caller, { run }: JudgedRun): Finding | undefined {
  const { call, sent } = caller;
  const reply = sent[0]?.answered;
  const heard = call.answered;
  if (heard === undefined) return undefined;
  const isInTime = reply !== undefined && reply.at - (sent[0]?.sent.at ?? 0) <= surelyInTimeMs;
  // Without a reply in time there is nothing that could be passed on.
  if (!isInTime && !heard.outcome.ok) return undefined;
  const isPassedOn =
    isInTime &&
    (reply.outcome.ok
      ? heard.outcome.ok && deepEqual(heard.outcome.value, reply.outcome.value)
      : !heard.outcome.ok && isToldAsItIs(heard.outcome.error, reply.outcome.error));
  if (isPassedOn) return undefined;
  const said = reply === undefined ? undefined : reply.outcome.ok ? reply.outcome.value : error(reply.outcome.error);
  const got = heard.outcome.ok ? heard.outcome.value : error(heard.outcome.error);
  return {
    record: heard.record,
    story: tell(
      run,
      wants(caller),
      isInTime ? `${at(reply.at)} the proxy replies: ${show(said)}` : 'The proxy has not replied in time',
      `${at(heard.at)} get ${heard.outcome.ok ? 'returns' : 'rejects with'} ${show(got)}`,
    ),
    comparison: { expected: isInTime ? said : 'a rejection', actual: got },
  };
}
