import { at, list, show, tell, times, type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import type { Trace } from '../../src/lab/index.ts';
import { balancesOf, countedIn, paymentsOf, type Balance, type Payment } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'counted-once', find: countedOnce },
  { id: 'none-overwritten', find: noneOverwritten },
  { id: 'none-lost', find: noneLost },
  { id: 'all-acked', find: allAcked },
];

function euros(cents: number): string {
  return `${(cents / 100).toFixed(2)} €`;
}

function named({ paymentId, account, cents }: Payment): string {
  return `payment ${paymentId} (${euros(cents)} to ${account})`;
}

/** The first change of a balance that `wrong` says something about. */
function firstBalance(
  judged: JudgedRun,
  wrong: (balance: Balance, payment: Payment) => string | undefined,
): { readonly balance: Balance; readonly payment: Payment; readonly what: string } | undefined {
  const payments = paymentsOf(judged);
  for (const balance of balancesOf(judged.trace)) {
    for (const payment of payments.filter(({ account }) => account === balance.account)) {
      const what = wrong(balance, payment);
      if (what !== undefined) return { balance, payment, what };
    }
  }
  return undefined;
}

function countedOnce(judged: JudgedRun): Finding | undefined {
  const found = firstBalance(judged, ({ cents: balance, opening }, { cents, alike }) => {
    const counted = countedIn(balance, opening, cents);
    return counted > alike ? times(counted) : undefined;
  });
  if (found === undefined) return undefined;
  const { balance, payment, what } = found;
  const how =
    payment.alike > 1 ? `payments like ${payment.paymentId} are counted ${what}` : `${named(payment)} is counted ${what}`;
  return {
    record: balance.record,
    story: tell(
      judged.run,
      deliveriesUntil(judged.trace, payment, balance.record),
      `${at(balance.at)} ${balance.node} commits a balance of ${euros(balance.cents)} for ${balance.account}: ${how}`,
    ),
    comparison: { expected: payment.alike, actual: countedIn(balance.cents, balance.opening, payment.cents) },
  };
}

function noneOverwritten(judged: JudgedRun): Finding | undefined {
  const found = firstBalance(judged, ({ cents, before, opening }, payment) => {
    const [was, is] = [countedIn(before, opening, payment.cents), countedIn(cents, opening, payment.cents)];
    if (Number.isNaN(is)) return `${show(cents)} is no balance that payments make of ${euros(opening)}`;
    return is < was ? `${named(payment)} was in the balance before, and is gone` : undefined;
  });
  if (found === undefined) return undefined;
  const { balance, what } = found;
  return {
    record: balance.record,
    story: tell(
      judged.run,
      `${at(balance.at)} ${balance.node} commits a balance of ${euros(balance.cents)} for ${balance.account} over one of ${euros(balance.before)}`,
      what,
    ),
    comparison: { expected: `more than ${euros(balance.before)}`, actual: euros(balance.cents) },
  };
}

function noneLost(judged: JudgedRun): Finding | undefined {
  const { trace, run } = judged;
  const last = new Map(balancesOf(trace).map((balance) => [balance.account, balance]));
  for (const payment of paymentsOf(judged)) {
    const balance = last.get(payment.account);
    const counted = balance === undefined ? 0 : countedIn(balance.cents, balance.opening, payment.cents);
    if (!(counted < payment.alike)) continue;
    const acked = settlementsOf(trace, payment.paymentId).filter(({ kind }) => kind === 'message-acked');
    // Nobody was told that it was done: then it is the message that is stuck, and another check says so.
    if (acked.length === 0) continue;
    return {
      record: acked[0]?.record ?? 0,
      story: tell(
        run,
        deliveriesUntil(trace, payment, trace.records.length),
        `Its message is acked ${list(acked.map((ack) => at(ack.at)))} and does not come back`,
        `At the end ${named(payment)} is in no balance`,
      ),
      comparison: { expected: payment.alike, actual: counted },
    };
  }
  return undefined;
}

function allAcked(judged: JudgedRun): Finding | undefined {
  const { trace, run } = judged;
  for (const payment of paymentsOf(judged)) {
    const settled = settlementsOf(trace, payment.paymentId);
    const messages = new Set(settled.map(({ message }) => message));
    for (const message of messages) {
      const mine = settled.filter((each) => each.message === message);
      if (mine.some(({ kind }) => kind === 'message-acked')) continue;
      const delivered = mine.filter(({ kind }) => kind === 'message-delivered');
      const refused = mine.filter(({ kind }) => kind === 'message-nacked');
      return {
        record: refused[0]?.record ?? delivered[0]?.record ?? 0,
        story: tell(
          run,
          `The message of ${named(payment)} is delivered ${times(delivered.length)} in this run and never acked`,
          refused[0] === undefined ? '' : `${at(refused[0].at)} onPayment throws: ${refused[0].reason}`,
          refused.length > 1 ? 'It comes back and throws, again and again' : '',
        ),
        comparison: { expected: 'acked', actual: `delivered ${times(delivered.length)}` },
      };
    }
  }
  return undefined;
}

interface Settlement {
  readonly kind: 'message-delivered' | 'message-acked' | 'message-nacked';
  readonly message: number;
  readonly reason: string;
  readonly node: string;
  readonly to: string;
  readonly at: number;
  readonly record: number;
}

/** What happened to the messages of a payment, in order. */
function settlementsOf(trace: Trace, paymentId: string): readonly Settlement[] {
  const messages = new Set<number>();
  return trace.records.flatMap((record, number): readonly Settlement[] => {
    if (record.kind === 'message-published') {
      if (paymentIdOf(record.body) === paymentId) messages.add(record.message);
      return [];
    }
    if (record.kind !== 'message-delivered' && record.kind !== 'message-acked' && record.kind !== 'message-nacked') return [];
    if (!messages.has(record.message)) return [];
    const { kind, message, node, at: when } = record;
    const reason = kind === 'message-nacked' ? record.reason : '';
    const to = kind === 'message-delivered' ? record.to : '';
    return [{ kind, message, reason, node, to, at: when, record: number }];
  });
}

function paymentIdOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, 'paymentId') : undefined;
}

function deliveriesUntil(trace: Trace, payment: Payment, record: number): string {
  const deliveries = settlementsOf(trace, payment.paymentId).filter(
    (each) => each.kind === 'message-delivered' && each.record < record,
  );
  if (deliveries.length === 0) return '';
  const shown = deliveries.slice(0, 4).map((each) => `to ${each.to} ${at(each.at)}`);
  const more = deliveries.length > 4 ? ` and ${deliveries.length - 4} times more` : '';
  return `The message of ${payment.paymentId} is delivered ${more === '' ? list(shown) : shown.join(', ') + more}`;
}
