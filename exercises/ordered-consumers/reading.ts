import { callsOf, fieldOf, type CallLife, type JudgedRun, type Moment } from '../../src/judge/index.ts';
import type { Plain, TraceRecord } from '../../src/lab/index.ts';

/** An event of an order, with all that a run made of it. */
export interface OrderEvent {
  readonly eventId: string;
  readonly orderId: string;
  readonly body: Plain;
  readonly published: Moment;
  readonly deliveries: readonly Moment[];
  readonly acks: readonly Moment[];
  /** Given back to the queue: `onOrderEvent` threw. */
  readonly givenBack: readonly (Moment & { readonly reason: string })[];
  /** The calls to the warehouse, in order. */
  readonly tries: readonly CallLife[];
  readonly applied: Moment | undefined;
  /** What was published to dead-letters for it. */
  readonly letters: readonly (Moment & { readonly body: Plain; readonly taken: Moment | undefined })[];
  /** Who works on it knows that there is nothing left to do. */
  readonly done: Moment | undefined;
}

/** The events of a run by their order, each order's as they stand in the queue. */
export function ordersOf({ trace }: JudgedRun): ReadonlyMap<string, readonly OrderEvent[]> {
  const calls = callsOf(trace).filter(({ to }) => to === 'warehouse');
  const orders = new Map<string, OrderEvent[]>();
  const known = new Set<string>();
  trace.records.forEach((record, number) => {
    if (record.kind !== 'message-published' || record.to !== 'order-events') return;
    const eventId = idIn(record.body);
    if (known.has(eventId)) return;
    known.add(eventId);
    const orderId = String(fieldOf(record.body, 'orderId'));
    const event = eventIn(trace.records, calls, { eventId, orderId, body: record.body }, { at: record.at, record: number });
    orders.set(orderId, [...(orders.get(orderId) ?? []), event]);
  });
  return orders;
}

export function eventsOf(judged: JudgedRun): readonly OrderEvent[] {
  return [...ordersOf(judged).values()].flat().sort((a, b) => a.published.record - b.published.record);
}

/** When the consumer crashed in this run; never, as a rule. */
export function crashOf({ trace }: JudgedRun): Moment | undefined {
  const record = trace.records.findIndex(({ kind }) => kind === 'crashed');
  return record < 0 ? undefined : { at: trace.records[record]?.at ?? 0, record };
}

export function idIn(body: Plain): string {
  return String(fieldOf(body, 'eventId'));
}

export function hasFailed({ ended }: CallLife): boolean {
  return ended !== undefined && ended.outcome?.ok !== true;
}

function eventIn(
  records: readonly TraceRecord[],
  calls: readonly CallLife[],
  { eventId, orderId, body }: Pick<OrderEvent, 'eventId' | 'orderId' | 'body'>,
  published: Moment,
): OrderEvent {
  const messages = new Set<number>();
  const deliveries: Moment[] = [];
  const acks: Moment[] = [];
  const givenBack: (Moment & { readonly reason: string })[] = [];
  const letters: { at: number; record: number; message: number; body: Plain; taken: Moment | undefined }[] = [];
  let applied: Moment | undefined;
  records.forEach((record, number) => {
    const moment = { at: record.at, record: number };
    switch (record.kind) {
      case 'message-published':
        if (idIn(record.body) !== eventId) return;
        if (record.to === 'order-events') messages.add(record.message);
        else letters.push({ ...moment, message: record.message, body: record.body, taken: undefined });
        return;
      case 'message-queued': {
        const letter = letters.find(({ message }) => message === record.message);
        if (letter) letter.taken = moment;
        return;
      }
      case 'message-delivered':
        if (messages.has(record.message)) deliveries.push(moment);
        return;
      case 'message-acked':
        if (messages.has(record.message)) acks.push(moment);
        return;
      case 'message-nacked':
        if (messages.has(record.message)) givenBack.push({ ...moment, reason: record.reason });
        return;
      case 'fact':
        if (idIn(record.detail) === eventId) applied = moment;
        return;
      default:
    }
  });
  const tries = calls.filter((call) => idIn(call.body) === eventId);
  const answered = tries.find(({ ended }) => ended?.outcome?.ok === true)?.ended;
  const buried = letters.find(({ taken }) => taken !== undefined)?.taken;
  const done = answered === undefined || (buried !== undefined && buried.record < answered.record) ? buried : answered;
  return { eventId, orderId, body, published, deliveries, acks, givenBack, tries, applied, letters, done };
}
