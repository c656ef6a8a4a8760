/** How a caller protects itself and those it calls. Plain data; every part is optional and they work together. */
export interface Policy {
  /** How long one attempt may take. */
  readonly timeoutMs?: number;
  /** How long the whole request may take, all attempts and pauses included. */
  readonly deadlineMs?: number;
  /** True: no attempt outlives the deadline of the call that this one serves. */
  readonly propagateDeadline?: boolean;
  readonly retry?: RetryPolicy;
  /** Ask again when there is no answer yet, and take the first answer. */
  readonly hedge?: { readonly delayMs: number; readonly maxAttempts: number };
  readonly breaker?: BreakerPolicy;
  /** At most so many requests at a time; others wait, as many as the queue holds (without it none), or are refused. */
  readonly bulkhead?: { readonly concurrency: number; readonly queueCapacity?: number };
  /** Token bucket: `burst` requests at once, then `ratePerS`; what exceeds it is refused. */
  readonly rateLimit?: RateLimit;
}

export interface RateLimit {
  readonly ratePerS: number;
  readonly burst: number;
}

export interface RetryPolicy {
  /** All attempts, the first included. */
  readonly maxAttempts: number;
  readonly backoff?: Backoff;
  /** Statuses that are tried again, besides timeouts. Without it 0 (no answer), 429, 500, 502, 503 and 504. */
  readonly statuses?: readonly number[];
  /** Each request adds `ratio` of a retry, each retry takes one; `burst` retries are there at first and at most. */
  readonly budget?: { readonly ratio: number; readonly burst: number };
}

/** The pause before retry n is base · factorⁿ⁻¹, at most the cap; `full` jitter draws from 0 to that, `equal` from half of it. */
export interface Backoff {
  readonly baseMs: number;
  readonly factor?: number;
  readonly capMs?: number;
  readonly jitter?: 'none' | 'full' | 'equal';
}

export interface BreakerPolicy {
  /** So many failures in a row open the circuit. */
  readonly failures: number;
  /** How long it stays open before one request may try. */
  readonly openMs: number;
  /** So many successes in a row close it again; without it one. */
  readonly successes?: number;
}

/** Whether a policy says no more than how long an attempt may take, so that a plain call with a deadline will do. */
export function isTimeoutAlone(policy: Policy): boolean {
  const named = Object.keys(policy).sort();
  return named.every((key) => key === 'timeoutMs');
}
