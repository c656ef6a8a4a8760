import { callsOf, clientCalls, fieldOf, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

export const policy = { mostAttempts: 5, attemptMs: 400, firstPauseMs: 200, longestPauseMs: 1000, deadlineMs: 3000 } as const;

/** How the trace of this exercise is read: one request for a price with its attempts. */
export interface PriceRequest {
  readonly sku: string;
  readonly call: CallLife;
  readonly startedAt: number;
  readonly deadlineAt: number;
  readonly attempts: readonly Attempt[];
}

export interface Attempt {
  readonly life: CallLife;
  /** 0 where there was no answer in time. */
  readonly status: number;
  readonly endedAt: number;
  readonly retryAfterMs: number;
  readonly body: unknown;
}

export function requestsOf({ trace }: JudgedRun): readonly PriceRequest[] {
  const calls = callsOf(trace);
  return clientCalls(calls).map((call) => {
    const sku = String(fieldOf(call.body, 'sku'));
    const startedAt = call.arrived?.at ?? call.sent.at;
    const deadlineAt = startedAt + policy.deadlineMs;
    return {
      sku,
      call,
      startedAt,
      deadlineAt,
      attempts: calls
        .filter((life) => life.to === 'prices' && fieldOf(life.body, 'sku') === sku)
        .map((life) => attemptOf(life, deadlineAt)),
    };
  });
}

/** Who races a call of his own accord leaves it open; its attempt has failed when its time is up, whatever is answered later. */
function attemptOf(life: CallLife, deadlineAt: number): Attempt {
  const overAt = Math.min(life.sent.at + policy.attemptMs, deadlineAt);
  const { ended } = life;
  if (ended === undefined || (ended.how === 'reply' && ended.at > overAt))
    return { life, status: 0, endedAt: overAt, retryAfterMs: 0, body: undefined };
  const { outcome } = ended;
  const reply = outcome?.ok === true ? outcome.value : undefined;
  const status = Number(fieldOf(reply, 'status') ?? 0);
  const after = Number(fieldOf(fieldOf(reply, 'headers'), 'retry-after') ?? 0);
  return { life, status, endedAt: ended.at, retryAfterMs: after * 1000, body: fieldOf(reply, 'body') };
}

export function isWorthAnother(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}

/** The longest pause of one's own that the policy allows after attempt `n`, in ms; it may come on top of a retry-after. */
export function longestPauseMs(n: number): number {
  return Math.min(policy.longestPauseMs, policy.firstPauseMs * 2 ** (n - 1));
}

/** The pauses of a request: from the end of an attempt to the next one. Attempts that overlap have none between them. */
export function pausesOf({
  attempts,
}: PriceRequest): readonly { readonly n: number; readonly ms: number; readonly before: Attempt; readonly after: Attempt }[] {
  return attempts.slice(1).flatMap((after, index) => {
    const before = attempts[index];
    return before === undefined || after.life.sent.at < before.endedAt
      ? []
      : [{ n: index + 1, ms: after.life.sent.at - before.endedAt, before, after }];
  });
}
