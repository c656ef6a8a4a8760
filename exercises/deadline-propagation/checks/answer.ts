import { isToldAsItIs } from '../../../src/judge/check/error-as-it-is.ts';
import { at, deepEqual, error, fieldOf, list, ms, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { arrival, services, type Hop } from '../reading.ts';

/** How much later than the deadline a 504 may come, in ms. Right answers: 0. The mildest wrong one: 15. */
const slackMs = 3;
/** A request that needs no more than its time less this, in ms, is surely done in time, also by whoever keeps a little back at each of three services. */
const marginMs = 60;

/** Finds a service that is still silent when its time is up, or says something else than 504. */
export function answeredAtTheDeadline(hop: Hop, { run, trace }: JudgedRun): Finding | undefined {
  const { call, deadlineAt, arrivedAt, service, steps } = hop;
  const limitAt = Math.max(arrivedAt, deadlineAt);
  const { answered } = call;
  const isLate = (answered?.at ?? Infinity) > limitAt + slackMs;
  const isOver = answered !== undefined && answered.at >= limitAt;
  const status = answered?.outcome.ok === true ? fieldOf(answered.outcome.value, 'status') : undefined;
  // Before its time is up it may also have 200 to say, or an error; nothing else.
  const isFit = status === 504 || (!isOver && (status === 200 || answered?.outcome.ok === false));
  if (!isLate && isFit) return undefined;
  const open = steps.find(({ sent, ended }) => sent.at <= limitAt && (ended?.at ?? Infinity) > limitAt);
  return {
    record: answered?.record ?? open?.sent.record ?? trace.records.length - 1,
    story: tell(
      run,
      arrival(hop),
      hop.givenMs <= 0 ? 'Its time is up already' : isLate || isOver ? `${at(limitAt)} its time is up` : '',
      open === undefined || !(isLate || isOver) ? '' : `Then it is waiting for ${open.to}`,
      answered === undefined
        ? `${service} never answers`
        : `${service} answers ${at(answered.at)} ${answered.outcome.ok ? `with ${show(answered.outcome.value)}` : `with ${error(answered.outcome.error)}`}`,
    ),
    comparison: {
      expected: `{ status: 504 } by ${ms(limitAt)}`,
      actual: answered === undefined ? undefined : answered.outcome.ok ? answered.outcome.value : error(answered.outcome.error),
    },
  };
}

const wayMs = 2;
const usualMs = 45;

/** Finds a 200 in which a part is missing, or not in its place. */
export function allItsParts(hop: Hop, { run }: JudgedRun): Finding | undefined {
  const { answered } = hop.call;
  if (answered?.outcome.ok !== true || fieldOf(answered.outcome.value, 'status') !== 200) return undefined;
  const expected = complete(hop);
  const actual = answered.outcome.value;
  if (deepEqual(actual, expected)) return undefined;
  const told = hop.steps.find(({ ended }) => ended?.outcome?.ok === true && fieldOf(ended.outcome.value, 'status') === 504);
  return {
    record: answered.record,
    story: tell(
      run,
      arrival(hop),
      told?.ended === undefined ? '' : `${at(told.ended.at)} ${told.to} answers 504`,
      `${at(answered.at)} ${hop.service} answers ${show(actual)}`,
    ),
    comparison: { expected: told === undefined ? expected : { status: 504 }, actual },
  };
}

function complete({ service, orderId }: Hop): { status: number; parts: string[] } {
  return { status: 200, parts: services.slice(services.indexOf(service)).map((name) => `${name} of ${orderId}`) };
}

/** Finds a page that could be answered in time, and was not, or not with all its parts. */
export function timeEnough(hop: Hop, { run }: JudgedRun): Finding | undefined {
  const { call, givenMs, service } = hop;
  if (service !== 'gateway' || call.answered === undefined) return undefined;
  const { parameters } = run;
  if (
    fieldOf(parameters, 'fails') !== undefined ||
    fieldOf(parameters, 'hangs') !== undefined ||
    fieldOf(parameters, 'isReplyLost') === true
  )
    return undefined;
  const readMs = services.map((name) => Number(fieldOf(fieldOf(parameters, 'readMs'), name) ?? usualMs));
  const neededMs = readMs.reduce((sum, each) => sum + each, 0) + 2 * wayMs * (services.length - 1);
  if (neededMs > givenMs - marginMs) return undefined;
  const expected = complete(hop);
  const { outcome } = call.answered;
  if (outcome.ok && deepEqual(outcome.value, expected)) return undefined;
  const actual = outcome.ok ? outcome.value : error(outcome.error);
  return {
    record: call.answered.record,
    story: tell(
      run,
      arrival(hop),
      `The reads take ${list(readMs.map((each) => ms(each)))}, so ${ms(neededMs)} are needed in all`,
      `${at(call.answered.at)} it answers ${show(actual)}, ${ms(Math.max(0, hop.deadlineAt - call.answered.at))} before the time is up`,
    ),
    comparison: { expected, actual },
  };
}

/** Finds an error of a database, in time, that the service made something else of. */
export function errorsAsTheyAre(hop: Hop, { run }: JudgedRun): Finding | undefined {
  const failed = hop.steps.find(({ ended }) => ended?.how === 'reply' && ended.outcome?.ok === false);
  const { answered } = hop.call;
  if (failed?.answered?.outcome.ok !== false || answered === undefined) return undefined;
  const { error: failure } = failed.answered.outcome;
  const told = answered.outcome.ok ? undefined : answered.outcome.error;
  if (isToldAsItIs(told, failure)) return undefined;
  return {
    record: answered.record,
    story: tell(
      run,
      arrival(hop),
      `${at(failed.answered.at)} ${failed.to} fails with ${error(failure)}`,
      `${at(answered.at)} ${hop.service} answers with ${answered.outcome.ok ? show(answered.outcome.value) : error(answered.outcome.error)}`,
    ),
    comparison: {
      expected: error(failure),
      actual: answered.outcome.ok ? answered.outcome.value : error(answered.outcome.error),
    },
  };
}
