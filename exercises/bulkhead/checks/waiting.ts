import { at, error, ms, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { wants, type Caller } from '../reading.ts';

/** As the brief says. */
const longestWaitMs = 100;
const timeoutMs = 300;

/** How much later an answer may come, in ms. Measured on all right answers: 0; whoever looks every 10 ms may need 10. The mildest wrong one, one-look-too-many: 20. */
const slackMs = 12;

/** Finds a caller for whom nothing was sent within the time, and who had not heard so. */
export function refusedEarly(caller: Caller, { run, trace }: JudgedRun): Finding | undefined {
  const { call, cameAt, sent } = caller;
  const limitAt = cameAt + longestWaitMs;
  const heardAt = call.answered?.at ?? Infinity;
  const sentAt = sent[0]?.sent.at ?? Infinity;
  if (Math.min(heardAt, sentAt) <= limitAt + slackMs) return undefined;
  return {
    record: call.answered?.record ?? sent[0]?.sent.record ?? trace.records.length - 1,
    story: tell(
      run,
      wants(caller),
      `${at(limitAt)} nothing has been sent for it, and it has not been told no`,
      sentAt < heardAt ? `It is sent ${at(sentAt)}` : heardAt === Infinity ? 'It is never told' : `It is told ${at(heardAt)}`,
    ),
    comparison: {
      expected: `sent or rejected by ${ms(limitAt)}`,
      actual: Number.isFinite(Math.min(sentAt, heardAt)) ? at(Math.min(sentAt, heardAt)) : 'neither',
    },
  };
}

/** Finds a caller whose request was sent, and who has waited for it too long. */
export function inTime(caller: Caller, { run, trace }: JudgedRun): Finding | undefined {
  const { call, sent } = caller;
  const first = sent[0];
  if (first === undefined) return undefined;
  const limitAt = first.sent.at + timeoutMs;
  if ((call.answered?.at ?? Infinity) <= limitAt + slackMs) return undefined;
  return {
    record: call.answered?.record ?? trace.records.length - 1,
    story: tell(
      run,
      wants(caller),
      `Its request is sent ${at(first.sent.at)}, and ${at(limitAt)} there is no reply`,
      call.answered === undefined ? 'The caller is never told' : `The caller is told only ${at(call.answered.at)}`,
    ),
    comparison: {
      expected: `a reply or a rejection by ${ms(limitAt)}`,
      actual: call.answered === undefined ? undefined : at(call.answered.at),
    },
  };
}

/** Finds a request that is sent when its caller has been told no already, or a second one for the same caller. */
export function nothingInVain(caller: Caller, { run }: JudgedRun): Finding | undefined {
  const { call, sent } = caller;
  const { answered } = call;
  const late = sent.find((life, index) => index > 0 || (answered !== undefined && life.sent.record > answered.record));
  if (late === undefined) return undefined;
  const told =
    answered === undefined || late.sent.record < answered.record
      ? `A request was sent for it ${at(sent[0]?.sent.at ?? 0)} already`
      : `${at(answered.at)} it is told ${answered.outcome.ok ? 'a reply' : `no: ${error(answered.outcome.error)}`}`;
  return {
    record: late.sent.record,
    story: tell(run, wants(caller), told, `${at(late.sent.at)} a request is sent to the proxy for it, and takes a place`),
    comparison: { expected: 'nothing sent', actual: at(late.sent.at) },
  };
}
