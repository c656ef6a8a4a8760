import { at, list, ms, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { timesAwayIn } from '../reading/database.ts';
import {
  callsToEndpoints,
  crashesOf,
  deliveriesOf,
  disabledOf,
  fourthFailureOf,
  policy,
  restartsOf,
  type Delivery,
} from '../reading.ts';
import { appears } from './told.ts';

/** Finds a delivery that has not begun in time though its endpoint answers. */
export function othersGoOn(delivery: Delivery, judged: JudgedRun): Finding | undefined {
  const { run, trace } = judged;
  const { endpoint, committed, attempts } = delivery;
  const first = attempts[0]?.life.sent;
  if (!endpoint.isPrompt || (first?.at ?? Infinity) <= committed.at + policy.firstWithinMs) return undefined;
  const lateAt = beginsBy(delivery, judged);
  if (lateAt > trace.endedAt || (first?.at ?? Infinity) <= lateAt || isOver(delivery, judged)) return undefined;
  const open = callsToEndpoints(judged).filter(
    ({ sent, ended }) => sent.at <= lateAt && (ended?.at ?? Infinity) > lateAt && !wasCut(sent.at, lateAt, judged),
  );
  const away = [...new Set(open.map(({ to, sent }) => `${to} since ${ms(sent.at)}`))].slice(0, 3);
  return {
    record: first?.record ?? committed.record,
    story: tell(
      run,
      appears(delivery),
      `${at(lateAt)} its first attempt has not begun`,
      away.length === 0 ? 'No call is open then' : `Open then: calls to ${list(away)}`,
      first === undefined ? 'It never begins in this run' : `It begins ${at(first.at)}`,
    ),
    comparison: { expected: `by ${ms(lateAt)}`, actual: first === undefined ? undefined : at(first.at) },
  };
}

/**
 * A second after the row is there, or after the dispatcher and the database are. Right answers: at most 232 ms, by every-quarter-of-a-second. The mildest wrong one,
 * one-at-a-time-for-each-endpoint: 1520 ms.
 */
function beginsBy({ committed, attempts }: Delivery, judged: JudgedRun): number {
  const restarts = restartsOf(judged);
  const firstAt = attempts[0]?.life.sent.at ?? Infinity;
  let lateAt = committed.at + policy.firstWithinMs;
  crashesOf(judged).forEach((crash, n) => {
    const restart = restarts[n] ?? Infinity;
    if (crash.at <= lateAt && restart > committed.at && firstAt >= crash.at) lateAt = restart + policy.firstWithinMs;
  });
  for (const { from, to } of timesAwayIn(judged))
    if (from <= lateAt && to > committed.at && firstAt >= from) lateAt = to + policy.firstWithinMs;
  return lateAt;
}

/** Its endpoint has been given up before it was due, or should have been: whether that was right is another check's. */
function isOver({ endpoint, committed }: Delivery, judged: JudgedRun): boolean {
  const fourth = fourthFailureOf(deliveriesOf(judged).filter((other) => other.endpoint.name === endpoint.name));
  const overAt = Math.min(fourth?.at ?? Infinity, disabledOf(judged, endpoint.name)?.at ?? Infinity);
  return overAt <= committed.at + policy.firstWithinMs;
}

function wasCut(from: number, to: number, judged: JudgedRun): boolean {
  return crashesOf(judged).some(({ at }) => at >= from && at <= to);
}
