import { fieldOf, type JudgedRun } from '../../src/judge/index.ts';
import type { TraceRecord } from '../../src/lab/index.ts';

export interface Moment {
  readonly at: number;
  readonly record: number;
}

/** Something that a service did for an order. */
export interface Effect extends Moment {
  readonly what: 'reserved' | 'released' | 'held' | 'voided' | 'captured' | 'sent';
  /** Of the reservation, the authorization, or the parcel. */
  readonly id: string;
}

/** A status that says how the order ended, as it was committed. */
export interface Ending extends Moment {
  readonly status: 'completed' | 'cancelled';
}

/** An order with all that became of it, in order. */
export interface Order {
  readonly orderId: string;
  readonly effects: readonly Effect[];
  readonly endings: readonly Ending[];
  readonly messages: readonly Delivered[];
}

/** A message of an order. */
export interface Delivered {
  readonly times: number;
  readonly last: Moment;
  readonly acked: boolean;
  /** What the code threw at last. */
  readonly thrown: string | undefined;
}

const effects: readonly string[] = ['reserved', 'released', 'held', 'voided', 'captured', 'sent'] satisfies Effect['what'][];

export function ordersOf({ trace }: JudgedRun): readonly Order[] {
  const bodies = new Map<string, unknown>();
  for (const record of trace.records)
    if (record.kind === 'message-published') bodies.set(String(fieldOf(record.body, 'orderId')), record.body);
  const records = trace.records.map((record, number) => ({ record, number }));
  return [...bodies].map(([orderId, body]) => ({
    orderId,
    effects: records.flatMap(({ record, number }) => effectIn(record, number, body)),
    endings: records.flatMap(({ record, number }) => endingIn(record, number, orderId)),
    messages: messagesOf(trace.records, orderId),
  }));
}

function effectIn(record: TraceRecord, number: number, order: unknown): readonly Effect[] {
  if (record.kind !== 'fact' || !isEffect(record.fact)) return [];
  const isOf = (name: string) =>
    fieldOf(record.detail, name) !== undefined && fieldOf(record.detail, name) === fieldOf(order, name);
  if (!isOf('item') && !(isOf('card') && isOf('cents'))) return [];
  return [{ what: record.fact, id: String(fieldOf(record.detail, 'id')), at: record.at, record: number }];
}

function isEffect(fact: string): fact is Effect['what'] {
  return effects.includes(fact);
}

function endingIn(record: TraceRecord, number: number, orderId: string): readonly Ending[] {
  if (record.kind !== 'store-committed') return [];
  return record.writes
    .filter(({ table, key }) => table === 'orders' && key === orderId)
    .flatMap(({ after }) => {
      const status = fieldOf(after, 'status');
      return status === 'completed' || status === 'cancelled' ? [{ status, at: record.at, record: number }] : [];
    });
}

function messagesOf(records: readonly TraceRecord[], orderId: string): readonly Delivered[] {
  const messages = new Map<number, Delivered>();
  records.forEach((record, number) => {
    const moment = { at: record.at, record: number };
    if (record.kind === 'message-published' && fieldOf(record.body, 'orderId') === orderId)
      messages.set(record.message, { times: 0, last: moment, acked: false, thrown: undefined });
    if (!('message' in record)) return;
    const message = messages.get(record.message);
    if (message === undefined) return;
    if (record.kind === 'message-delivered')
      messages.set(record.message, { ...message, times: message.times + 1, last: moment, thrown: undefined });
    if (record.kind === 'message-acked') messages.set(record.message, { ...message, acked: true });
    if (record.kind === 'message-nacked') messages.set(record.message, { ...message, last: moment, thrown: record.reason });
  });
  return [...messages.values()];
}

/** What an order holds after some of its effects. */
export interface Holdings {
  /** Ids of reservations that are neither released nor sent. */
  readonly goods: ReadonlySet<string>;
  /** Ids of authorizations that are neither voided nor captured. */
  readonly money: ReadonlySet<string>;
  readonly captures: number;
  readonly parcels: number;
}

export function holdingsAfter(done: readonly Effect[]): Holdings {
  const goods = new Set<string>();
  const money = new Set<string>();
  for (const { what, id } of done) {
    if (what === 'reserved') goods.add(id);
    if (what === 'released') goods.delete(id);
    if (what === 'held') money.add(id);
    if (what === 'voided' || what === 'captured') money.delete(id);
  }
  const count = (kind: Effect['what']) => done.filter(({ what }) => what === kind).length;
  return { goods, money, captures: count('captured'), parcels: count('sent') };
}
