import { at, error, type CallLife } from '../../../src/judge/index.ts';
import type { Delivery } from '../reading.ts';

const ordinals = ['no', 'the first', 'the second', 'the third', 'the fourth', 'the fifth'];

/** `the second`; from the sixth on `attempt 6`'s number. */
export function nth(n: number): string {
  return ordinals[n] ?? `number ${n}`;
}

export function named({ eventId, endpoint }: Pick<Delivery, 'eventId' | 'endpoint'>): string {
  return `${eventId} for ${endpoint.name}`;
}

export function appears(delivery: Delivery): string {
  return `${at(delivery.committed.at)} the row of ${named(delivery)} appears`;
}

/** How a call ended for the dispatcher. */
export function ending({ ended, to }: CallLife): string {
  if (ended === undefined) return 'is cut off by the crash';
  if (ended.how === 'timed-out') return `ends ${at(ended.at)} without an answer`;
  if (ended.how === 'aborted') return `is aborted ${at(ended.at)}`;
  return ended.outcome?.ok === false
    ? `fails ${at(ended.at)} with ${error(ended.outcome.error)}`
    : `has a 2xx of ${to} ${at(ended.at)}`;
}
