import { at, fieldOf, list, ms, show, tell, times, type Finding, type JudgedRun, type Moment } from '../../../src/judge/index.ts';
import { awayBetween, timesAwayIn } from '../reading/database.ts';
import {
  crashesOf,
  deliveriesOf,
  disabledOf,
  fourthFailureOf,
  hasAnswer,
  hasFailed,
  policy,
  restartsOf,
  type Attempt,
  type Delivery,
} from '../reading.ts';
import { named } from './told.ts';

/**
 * How long after the fourth failure, in ms, the endpoint may still be called, and its row be as before: a commit takes 3, and a round may have read its rows
 * before. Right answers: written after 3 to 6, never called. The mildest wrong one, endpoints-read-once: called after 1651.
 */
const graceMs = 250;

/** The same after the database is back, which is asked again at times. Whoever asks every 250 ms needs little more than that. */
const graceAfterAwayMs = 500;

/** The same after the restart, where a crash left no time to note the failure: the call may be repeated, or not. Who has counted the call before it waits for its 2 s first. */
const graceAfterRestartMs = 2500;

type Fourth = NonNullable<ReturnType<typeof fourthFailureOf>>;

/** Three pauses at their longest, four calls, and what may be late. */
const allAttemptsMs = 2000 + 4000 + 8000 + 4 * 200 + 4 * 400;

/** Finds an endpoint that is given up too early, too late or not at all, and what was lost with it. */
export function givesUp(judged: JudgedRun): Finding | undefined {
  const deliveries = deliveriesOf(judged);
  for (const [name, own] of Map.groupBy(deliveries, ({ endpoint }) => endpoint.name)) {
    const finding = givenUp(name, own, judged);
    if (finding !== undefined) return finding;
    const disabled = disabledOf(judged, name);
    if (disabled === undefined) continue;
    const lost = secretKept(name, disabled, judged) ?? own.map((each) => kept(each, judged)).find((found) => found !== undefined);
    if (lost !== undefined) return lost;
  }
  return undefined;
}

function givenUp(name: string, deliveries: readonly Delivery[], judged: JudgedRun): Finding | undefined {
  const { run, trace } = judged;
  const disabled = disabledOf(judged, name);
  const fourth = fourthFailureOf(deliveries);
  const failedAt = fourth?.at ?? Infinity;

  if (disabled !== undefined && disabled.at < failedAt) {
    const most = Math.max(
      0,
      ...deliveries.map(({ attempts }) => attempts.filter((each) => hasFailed(each) && endOf(each) <= disabled.at).length),
    );
    return {
      record: disabled.record,
      story: tell(
        run,
        `${at(disabled.at)} ${name} is disabled`,
        `No delivery to it has failed more than ${times(most)} until then`,
      ),
      comparison: { expected: 'disabled after 4 failures', actual: `after ${most} failures` },
    };
  }
  if (fourth === undefined) return tooFew(deliveries, judged);

  const { by, clauses } = notedBy(fourth, deliveries, judged);
  const { delivery, record } = fourth;
  const failed = [`${at(failedAt)} the fourth attempt of ${named(delivery)} fails`, ...clauses];
  const fifth = fifthOf(delivery);
  const overAt = Math.min(by, (disabled?.at ?? Infinity) + graceMs);
  const late = deliveries
    .flatMap(({ attempts, eventId }) => attempts.map(({ life }) => ({ eventId, sent: life.sent })))
    .filter(({ sent }) => sent.at > overAt || fifth?.sent.record === sent.record)
    .sort((a, b) => a.sent.at - b.sent.at)[0];
  if (late !== undefined)
    return {
      record: late.sent.record,
      story: tell(
        run,
        ...failed,
        disabled === undefined
          ? `The row of ${name} never says that it is disabled`
          : `The row of ${name} says that it is disabled ${at(disabled.at)}`,
        `${at(late.sent.at)} ${name} is called again, with ${late.eventId}`,
      ),
      comparison: { expected: 'no call to a disabled endpoint', actual: at(late.sent.at) },
    };
  // Where nothing is left to happen, waiting would not help.
  const isOver = trace.end.reason === 'quiescent' || trace.endedAt >= by;
  if ((disabled?.at ?? Infinity) <= by || !isOver) return undefined;
  return {
    record,
    story: tell(
      run,
      ...failed,
      disabled === undefined
        ? `The row of ${name} never says disabled: true`
        : `The row of ${name} says so only ${at(disabled.at)}`,
      'Nobody could tell its owner',
    ),
    comparison: { expected: 'disabled: true', actual: disabled === undefined ? undefined : at(disabled.at) },
  };
}

/** By when the row must say that the endpoint is disabled, and what else there is to tell of that. */
function notedBy(
  fourth: Fourth,
  deliveries: readonly Delivery[],
  judged: JudgedRun,
): { readonly by: number; readonly clauses: readonly string[] } {
  const noted = fourthFailureOf(deliveries, ({ isNoted }) => isNoted);
  const crash = crashesOf(judged).findIndex((each) => each.at >= fourth.at);
  const restart = restartsOf(judged)[crash] ?? Infinity;
  const crashed =
    noted?.record === fourth.record
      ? []
      : [`The dispatcher crashes ${at(crashesOf(judged)[crash]?.at ?? 0)} and is restarted ${at(restart)}`];
  if (noted === undefined) return { by: restart + graceAfterRestartMs, clauses: crashed };
  const repeated = crashed.length === 0 ? [] : [...crashed, `${at(noted.at)} one more attempt of ${named(noted.delivery)} fails`];
  const away = awayBetween(timesAwayIn(judged), noted.at, noted.at + graceMs);
  if (away === undefined) return { by: noted.at + graceMs, clauses: repeated };
  return { by: away.to + graceAfterAwayMs, clauses: [...repeated, `The database is away until ${ms(away.to)}`] };
}

/** The attempt that a delivery gets after four failures that there was time to note: from an old read, even within the grace. */
function fifthOf({ attempts }: Delivery): Attempt['life'] | undefined {
  const fourth = attempts.filter((each) => hasFailed(each) && each.isNoted)[policy.mostAttempts - 1]?.life.ended;
  return fourth && attempts.find(({ life }) => life.sent.record > fourth.record)?.life;
}

/** Finds one that should have had four attempts by now. */
function tooFew(deliveries: readonly Delivery[], { run, trace }: JudgedRun): Finding | undefined {
  const short = deliveries.find(
    ({ endpoint, eventId, committed }) =>
      endpoint.isPrompt &&
      endpoint.refusalsOf(eventId) === Infinity &&
      committed.at + policy.firstWithinMs + allAttemptsMs < trace.endedAt,
  );
  if (short === undefined) return undefined;
  const { attempts, committed } = short;
  return {
    record: attempts.at(-1)?.life.sent.record ?? committed.record,
    story: tell(
      run,
      `Until ${at(trace.endedAt).slice(3)} ${named(short)} is tried ${times(attempts.length)}${attempts.length === 0 ? '' : `, ${list(attempts.slice(0, 5).map(({ life }) => at(life.sent.at)))}`}`,
      'It should have had four attempts by then, and its endpoint should be disabled',
    ),
    comparison: { expected: 4, actual: attempts.length },
  };
}

/** Finds an endpoint that could not be called again, since its secret is gone. */
function secretKept(name: string, { at: disabledAt, record }: Moment, { run, trace }: JudgedRun): Finding | undefined {
  const written = trace.records[record];
  const row = written?.kind === 'store-committed' ? written.writes.find(({ table }) => table === 'endpoints')?.after : undefined;
  if (fieldOf(row, 'secret') === `whsec_${name}`) return undefined;
  return {
    record,
    story: tell(
      run,
      `${at(disabledAt)} the row of ${name} is changed to ${show(row)}`,
      'Its secret is gone, and nobody can sign for it when it is back',
    ),
    comparison: { expected: { secret: `whsec_${name}`, disabled: true }, actual: row },
  };
}

/** Finds a row that is gone, or is another one, though its delivery has not arrived. */
function kept(delivery: Delivery, { run, trace }: JudgedRun): Finding | undefined {
  const { left, key, body, endpoint, eventId, attempts } = delivery;
  if (attempts.some(({ life }) => hasAnswer(life) || life.answered?.outcome.ok === true)) return undefined;
  if (fieldOf(left, 'body') === body && fieldOf(left, 'endpoint') === endpoint.name && fieldOf(left, 'eventId') === eventId)
    return undefined;
  const gone = trace.records.findLastIndex(
    (record) =>
      record.kind === 'store-committed' && record.writes.some((write) => write.table === 'deliveries' && write.key === key),
  );
  const what = left === undefined ? 'deleted' : `changed to ${show(left)}`;
  return {
    record: Math.max(0, gone),
    story: tell(
      run,
      `${at(trace.records[gone]?.at ?? 0)} row ${key}, with ${named(delivery)}, is ${what}`,
      `${endpoint.name} has never taken it, and nobody can send it later`,
    ),
    comparison: { expected: { eventId, endpoint: endpoint.name, body }, actual: left },
  };
}

function endOf({ life }: Attempt): number {
  return life.ended?.at ?? Infinity;
}
