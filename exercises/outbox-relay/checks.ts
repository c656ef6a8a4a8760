import { at, count, list, tell, times, type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import { firstOvertaking } from '../../src/judge/check/order-per-key.ts';
import { eventsOf, mustArrive, queuedPerEvent, type OutboxEvent } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'order-kept', find: orderKept },
  { id: 'others-go-on', find: othersGoOn },
  { id: 'every-event', find: everyEvent },
  { id: 'no-flood', explains: ['trace-budget'], find: noFlood },
];

/**
 * With faults, the broker may get an event so often on average. Measured by `queuedPerEvent` on the right answers over all runs and their
 * crash sweeps: at most 2.0 (two of three events again after a crash between publishing and noting it). The mildest wrong one that this is
 * about, which keeps in memory what it has sent: 4.3.
 */
const mostPerEvent = 3;

function named({ eventId, orderId }: OutboxEvent): string {
  return `event ${eventId} of order ${orderId}`;
}

function orderKept(judged: JudgedRun): Finding | undefined {
  const events = eventsOf(judged);
  const first = events
    .flatMap((event, position) => event.queued.slice(0, 1).map((queued) => ({ ...queued, key: event.orderId, position })))
    .sort((a, b) => a.record - b.record);
  const overtaking = firstOvertaking(first);
  if (overtaking !== undefined) {
    const [early, late] = [overtaking.early, overtaking.overtaken].map(({ position }) => events[position]);
    if (early === undefined || late === undefined) return undefined;
    return overtaken(judged, early, late, overtaking.early.record);
  }
  // One that never arrived was overtaken by every later one of its order that did.
  for (const [position, late] of events.entries()) {
    if (late.queued.length > 0) continue;
    const early = events.slice(position + 1).find(({ orderId, queued }) => orderId === late.orderId && queued.length > 0);
    if (early !== undefined) return overtaken(judged, early, late, early.queued[0]?.record ?? 0);
  }
  return undefined;
}

function overtaken({ run, trace }: JudgedRun, early: OutboxEvent, late: OutboxEvent, record: number): Finding {
  const tried = late.published.find((moment) => moment.record < record);
  return {
    record,
    story: tell(
      run,
      `Order ${late.orderId} has event ${late.eventId}, then ${early.eventId}`,
      tried === undefined ? '' : `${at(tried.at)} the relay publishes ${late.eventId}`,
      `${at(trace.records[record]?.at ?? 0)} the broker has ${early.eventId}`,
      late.queued[0] === undefined
        ? `${late.eventId} is not there then, and never comes`
        : `${late.eventId} comes only ${at(late.queued[0].at)}`,
    ),
    comparison: {
      expected: [late.eventId, early.eventId],
      actual: [early.eventId, ...late.queued.slice(0, 1).map(() => late.eventId)],
    },
  };
}

function missing(judged: JudgedRun): OutboxEvent | undefined {
  return mustArrive(eventsOf(judged)).find(({ queued }) => queued.length === 0);
}

function othersGoOn(judged: JudgedRun): Finding | undefined {
  const poison = eventsOf(judged).find(({ isPoison }) => isPoison);
  const lost = missing(judged);
  if (poison === undefined || lost === undefined) return undefined;
  return {
    record: poison.published[0]?.record ?? poison.committed,
    story: tell(
      judged.run,
      `The relay tries ${named(poison)} ${times(poison.published.length)}`,
      `${named(lost)} has nothing to do with it, and has not arrived when the run ends ${at(judged.trace.endedAt)}`,
    ),
    comparison: { expected: `${lost.eventId} in the queue`, actual: `published ${times(lost.published.length)}` },
  };
}

function everyEvent(judged: JudgedRun): Finding | undefined {
  const lost = missing(judged);
  if (lost === undefined) return undefined;
  const { run, trace } = judged;
  const tried = lost.published.map((moment) => at(moment.at));
  return {
    record: lost.published.at(-1)?.record ?? lost.committed,
    story: tell(
      run,
      `${at(lost.committedAt)} row ${lost.number} appears in the outbox, with ${named(lost)}`,
      tried.length === 0
        ? 'The relay never publishes it as it is in the row'
        : `The relay publishes it ${times(tried.length)}, ${list(tried.slice(0, 3))}, and the broker never has it`,
      `The run ends ${at(trace.endedAt)}`,
    ),
    comparison: { expected: `${lost.eventId} in the queue`, actual: `published ${times(tried.length)}` },
  };
}

function noFlood(judged: JudgedRun): Finding | undefined {
  const { run, trace } = judged;
  const events = eventsOf(judged).filter(({ isPoison }) => !isPoison);
  const isHealthy = run.fault === undefined && run.crash === undefined;
  const twice = events.find(({ queued }) => queued.length > 1);
  if (isHealthy && twice !== undefined) {
    const [first, second] = twice.queued;
    return {
      record: second?.record ?? 0,
      story: tell(
        run,
        `Nothing goes wrong in this run`,
        `The broker has ${named(twice)} ${at(first?.at ?? 0)}`,
        `The relay publishes it again, and the broker has it once more ${at(second?.at ?? 0)}`,
      ),
      comparison: { expected: 1, actual: twice.queued.length },
    };
  }
  if ((queuedPerEvent(judged) ?? 0) <= mostPerEvent) return undefined;
  const queued = events.flatMap((event) => event.queued);
  const most = mostPerEvent * events.length;
  return {
    record: queued.sort((a, b) => a.record - b.record)[most]?.record ?? 0,
    story: tell(
      run,
      `The outbox holds ${count(events.length, 'event')} in this run`,
      `The broker gets them ${times(queued.length)} until ${at(trace.endedAt).slice(3)}, most of them again`,
    ),
    comparison: { expected: `${most} at most`, actual: queued.length },
  };
}
