import { deepEqual, fieldOf, type JudgedRun } from '../../src/judge/index.ts';
import type { Trace } from '../../src/lab/index.ts';

/** An event of the outbox, with all that became of it. */
export interface OutboxEvent {
  readonly eventId: string;
  readonly orderId: string;
  readonly number: number;
  readonly committedAt: number;
  readonly committed: number;
  /** The broker will never take it. */
  readonly isPoison: boolean;
  readonly published: readonly Moment[];
  readonly queued: readonly Moment[];
}

export interface Moment {
  readonly at: number;
  readonly record: number;
}

/** The events in the order in which their rows appeared. */
export function eventsOf({ trace, run }: JudgedRun): readonly OutboxEvent[] {
  const poison = poisonedIn(run.parameters);
  return trace.records.flatMap((record, number) => {
    if (record.kind !== 'store-committed' || record.node !== 'shop') return [];
    return record.writes.map(({ key, after }) => {
      const event = fieldOf(after, 'event');
      const { published, queued } = sendingsOf(trace, event);
      return {
        eventId: String(fieldOf(event, 'eventId')),
        orderId: String(fieldOf(event, 'orderId')),
        number: Number(key),
        committedAt: record.at,
        committed: number,
        isPoison: poison.has(Number(key)),
        published,
        queued,
      };
    });
  });
}

/** When an event, exactly as it is in its row, was published, and when the broker had it. */
function sendingsOf(trace: Trace, event: unknown): Pick<OutboxEvent, 'published' | 'queued'> {
  const messages = new Set<number>();
  const published: Moment[] = [];
  const queued: Moment[] = [];
  trace.records.forEach((record, number) => {
    if (record.kind === 'message-published' && record.to === 'events' && deepEqual(record.body, event)) {
      messages.add(record.message);
      published.push({ at: record.at, record: number });
    } else if (record.kind === 'message-queued' && messages.has(record.message)) queued.push({ at: record.at, record: number });
  });
  return { published, queued };
}

/** Rows that the run has the broker refuse for ever. */
function poisonedIn(parameters: unknown): ReadonlySet<number> {
  const rows = fieldOf(parameters, 'rows');
  if (!Array.isArray(rows)) return new Set();
  return new Set(rows.filter((row) => fieldOf(row, 'poison') === true).map((row) => Number(fieldOf(row, 'number'))));
}

/** How often the broker gets an event that it can take, on average. What it refuses has to be published again and again. */
export function queuedPerEvent(judged: JudgedRun): number | undefined {
  const events = eventsOf(judged).filter(({ isPoison }) => !isPoison);
  const queued = events.reduce((sum, event) => sum + event.queued.length, 0);
  return events.length === 0 ? undefined : queued / events.length;
}

/** Events that must have arrived at the end: all but the poisoned ones and those that wait behind them. */
export function mustArrive(events: readonly OutboxEvent[]): readonly OutboxEvent[] {
  const stuck = new Set<string>();
  return events.filter(({ isPoison, orderId }) => {
    if (isPoison) stuck.add(orderId);
    return !stuck.has(orderId);
  });
}
