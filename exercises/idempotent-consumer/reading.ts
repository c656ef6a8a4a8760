import { fieldOf, type JudgedRun } from '../../src/judge/index.ts';
import type { Trace } from '../../src/lab/index.ts';

/** A payment as its sender meant it: one, however many messages it came in. */
export interface Payment {
  readonly paymentId: string;
  readonly account: string;
  readonly cents: number;
  /** How many payments of this run have its account and its amount; each of them must be in the balance. */
  readonly alike: number;
}

export function paymentsOf({ trace }: JudgedRun): readonly Payment[] {
  const payments = new Map<string, Omit<Payment, 'alike'>>();
  for (const { kind, ...record } of trace.records) {
    if (kind !== 'message-published') continue;
    const body = fieldOf(record, 'body');
    const paymentId = String(fieldOf(body, 'paymentId'));
    payments.set(paymentId, { paymentId, account: String(fieldOf(body, 'account')), cents: Number(fieldOf(body, 'cents')) });
  }
  const all = [...payments.values()];
  const isLike = (a: Omit<Payment, 'alike'>) => (b: Omit<Payment, 'alike'>) => a.account === b.account && a.cents === b.cents;
  return all.map((payment) => ({ ...payment, alike: all.filter(isLike(payment)).length }));
}

/** A balance as a transaction left it. */
export interface Balance {
  readonly account: string;
  readonly cents: number;
  readonly before: number;
  /** What it was before the first payment. */
  readonly opening: number;
  readonly at: number;
  readonly record: number;
  readonly node: string;
}

/** Every change of a balance, in order. */
export function balancesOf(trace: Trace): readonly Balance[] {
  const openings = new Map<string, number>();
  return trace.records.flatMap((record, number) =>
    record.kind !== 'store-committed'
      ? []
      : record.writes
          .filter(({ table }) => table === 'accounts')
          .map(({ key, before, after }) => {
            const beforeCents = Number(fieldOf(before, 'cents') ?? 0);
            const opening = openings.get(key) ?? beforeCents;
            openings.set(key, opening);
            const cents = Number(fieldOf(after, 'cents'));
            return { account: key, cents, before: beforeCents, opening, at: record.at, record: number, node: record.node };
          }),
  );
}

/** What no payment of the plan is below, and each is a multiple of. */
const smallestPaymentCents = 100;

/**
 * How often payments of `cents` are in a balance: its digit at that power of ten. NaN where the balance is not the opening one and
 * payments, such as a text, less than the opening balance, or a cent too much.
 */
export function countedIn(balanceCents: number, openingCents: number, cents: number): number {
  const paidCents = balanceCents - openingCents;
  if (!Number.isSafeInteger(paidCents) || paidCents < 0 || paidCents % smallestPaymentCents !== 0) return Number.NaN;
  return Math.floor(paidCents / cents) % 10;
}
