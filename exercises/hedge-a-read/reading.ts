import type { PlainError } from '../../src/lab/index.ts';
import { callsOf, clientCalls, error, fieldOf, show, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

/** One read, with the calls that were made for it. */
export interface Read {
  readonly productId: string;
  readonly call: CallLife;
  readonly startedAt: number;
  /** In the order in which they were sent. */
  readonly attempts: readonly CallLife[];
  /** It can pay for a second call, however the account is kept. */
  readonly canPay: boolean;
}

/** A call that ended, seen from the catalogue: what it brings, and when. */
export interface Reply {
  readonly at: number;
  readonly record: number;
  readonly isGood: boolean;
  readonly life: CallLife;
}

/** All reads of a run, in order. */
export function readsOf({ trace }: JudgedRun): readonly Read[] {
  const calls = callsOf(trace);
  const attempts = Map.groupBy(
    calls.filter((life) => life.to === 'catalogue'),
    (life) => fieldOf(life.body, 'productId'),
  );
  return clientCalls(calls).map((call) => {
    const productId = String(fieldOf(call.body, 'productId'));
    return {
      productId,
      call,
      startedAt: call.sent.at,
      attempts: attempts.get(productId) ?? [],
      canPay: fieldOf(call.body, 'canPay') === true,
    };
  });
}

/** What the catalogue replied to a read, in the order of the times, also when nobody waited for it any more. */
export function repliesTo({ attempts }: Read): readonly Reply[] {
  return attempts
    .flatMap((life) =>
      life.answered === undefined
        ? []
        : [{ at: life.answered.at, record: life.answered.record, isGood: life.answered.outcome.ok, life }],
    )
    .sort((a, b) => a.at - b.at || a.record - b.record);
}

export function asksFor(read: Read): string {
  return `at ${read.startedAt} ms the page asks for ${read.productId}`;
}

export function answered({ call: { answered } }: Read): string {
  if (answered === undefined) return 'getProduct has not answered when the run ends';
  const { outcome, at } = answered;
  return outcome.ok
    ? `getProduct answers at ${at} ms with ${show(outcome.value)}`
    : `getProduct rejects at ${at} ms with ${failureTold(outcome.error)}`;
}

/** An error as it is told: its text and its status tell two failures apart, on whichever side it was seen. */
export function failureTold(failed: PlainError): string {
  return failed.status === undefined ? error(failed) : `“${failed.message}” (${failed.status})`;
}
