import type { Caller, CallRequest, Calls, OpenCall } from '../calls.ts';
import { Fifo } from '../fifo.ts';
import { answeredError } from '../service-error.ts';
import type { Outcome } from '../trace/record.ts';
import { backoffMs } from './backoff.ts';
import { Breaker } from './breaker.ts';
import type { Policy } from './policy.ts';
import { TokenBucket } from './token-bucket.ts';

/** What a request asks for. `deadline` is a point in time, in ms. */
export type PolicyRequest = Omit<CallRequest, 'caller'> & { readonly deadline?: number | undefined };

const retried: readonly number[] = [0, 429, 500, 502, 503, 504];

/** One caller's way to one service: its breaker, bulkhead, buckets and budget, shared by all of its requests there. */
export class PolicyClient {
  readonly calls: Calls;
  readonly policy: Policy;
  readonly #from: string;
  readonly #to: string;
  readonly breaker: Breaker | undefined;
  readonly #limit: TokenBucket | undefined;
  readonly #budget: TokenBucket | undefined;
  readonly #queue = new Fifo<Request>();
  #inFlight = 0;

  constructor(calls: Calls, from: string, to: string, policy: Policy) {
    this.calls = calls;
    this.policy = policy;
    this.#from = from;
    this.#to = to;
    const { breaker, rateLimit, retry } = policy;
    if (breaker)
      this.breaker = new Breaker(breaker, (state) =>
        this.note('breaker', state === 'open' ? 'opened' : state === 'closed' ? 'closed' : 'half-opened'),
      );
    if (rateLimit) this.#limit = new TokenBucket(rateLimit.ratePerS, rateLimit.burst);
    if (retry?.budget) this.#budget = new TokenBucket(0, retry.budget.burst);
  }

  /** Makes a request under the policy; `done` is told once. */
  request(request: PolicyRequest, done: (outcome: Outcome) => void): void {
    const { kernel } = this.calls;
    const { bulkhead, retry } = this.policy;
    if (this.#limit && !this.#limit.take(kernel.nowUs)) {
      this.note('rate-limit', 'refused');
      return done(refusal(429, `${this.#from} has used up its rate to ${this.#to}`));
    }
    if (retry?.budget) this.#budget?.add(retry.budget.ratio);
    const open = new Request(this, request, done);
    if (bulkhead && this.#inFlight >= bulkhead.concurrency) {
      if (this.#queue.size < (bulkhead.queueCapacity ?? 0)) return this.#queue.push(open);
      this.note('bulkhead', 'refused');
      return done(refusal(503, `${this.#from} has ${bulkhead.concurrency} requests to ${this.#to} under way`));
    }
    this.#inFlight += 1;
    open.attempt();
  }

  leave(): void {
    const next = this.#queue.shift();
    if (next) next.attempt();
    else this.#inFlight -= 1;
  }

  mayRetry(): boolean {
    if (!this.#budget || this.#budget.take(this.calls.kernel.nowUs)) return true;
    this.note('retry-budget', 'refused');
    return false;
  }

  note(
    policy: 'breaker' | 'bulkhead' | 'rate-limit' | 'retry-budget',
    event: 'opened' | 'half-opened' | 'closed' | 'refused',
  ): void {
    const { recorder, nowMs } = this.calls.kernel;
    if (recorder.on) recorder.cause = recorder.add('policy', nowMs, { node: this.#from, policy, event, to: this.#to });
  }
}

/** One request and its attempts. */
class Request implements Caller {
  readonly #client: PolicyClient;
  readonly #request: CallRequest;
  readonly #done: (outcome: Outcome) => void;
  readonly #deadlineMs: number;
  #attempts = 0;
  #open: OpenCall[] = [];
  #hedge = -1;
  #over = false;

  constructor(client: PolicyClient, { deadline = Infinity, ...request }: PolicyRequest, done: (outcome: Outcome) => void) {
    const { policy, calls } = client;
    this.#client = client;
    this.#request = { ...request, caller: this };
    this.#done = done;
    const own = policy.deadlineMs === undefined ? Infinity : calls.kernel.nowMs + policy.deadlineMs;
    this.#deadlineMs = Math.min(own, policy.propagateDeadline ? deadline : Infinity);
  }

  attempt(): void {
    const { calls, policy, breaker } = this.#client;
    const { kernel } = calls;
    const leftMs = this.#deadlineMs - kernel.nowMs;
    if (leftMs <= 0) return this.#end(refusal(504, 'the deadline has passed'));
    if (breaker && !breaker.allows(kernel.nowUs)) {
      this.#client.note('breaker', 'refused');
      return this.#failed(refusal(503, `the circuit to ${this.#request.to} is open`));
    }
    this.#attempts += 1;
    const timeoutMs = Math.min(policy.timeoutMs ?? Infinity, leftMs);
    this.#open.push(
      calls.send(this.#request, { attempt: this.#attempts, timeoutMs: timeoutMs === Infinity ? undefined : timeoutMs }),
    );
    const { hedge } = policy;
    if (hedge && this.#attempts < hedge.maxAttempts) this.#hedge = kernel.after(hedge.delayMs, attemptAgain, this);
  }

  settled(call: OpenCall, ending: Outcome | 'timed-out'): void {
    const { breaker, calls } = this.#client;
    this.#open = this.#open.filter((each) => each !== call);
    const outcome = ending === 'timed-out' ? unanswered(call.to) : ending;
    const failed = !outcome.ok && (outcome.error.status ?? 500) >= 500;
    if (failed || ending === 'timed-out' || (!outcome.ok && outcome.error.status === 0)) breaker?.failed(calls.kernel.nowUs);
    else breaker?.succeeded();
    if (outcome.ok) this.#end(outcome);
    else this.#failed(outcome, ending === 'timed-out');
  }

  #failed(outcome: Outcome & { ok: false }, timedOut = false): void {
    if (this.#over || this.#open.length > 0) return;
    const { policy, calls } = this.#client;
    const { retry } = policy;
    this.#stopHedging();
    const again = retry && (timedOut || (retry.statuses ?? retried).includes(outcome.error.status ?? 500));
    if (!again || this.#attempts === 0 || this.#attempts >= retry.maxAttempts || !this.#client.mayRetry())
      return this.#end(outcome);
    const pauseMs = backoffMs(retry.backoff, this.#attempts, calls.kernel.stream(`${this.#request.from}/backoff`));
    if (calls.kernel.nowMs + pauseMs >= this.#deadlineMs) return this.#end(outcome);
    calls.kernel.after(pauseMs, attemptAgain, this);
  }

  #end(outcome: Outcome): void {
    if (this.#over) return;
    this.#over = true;
    this.#stopHedging();
    for (const call of this.#open) {
      call.abort();
      this.#client.breaker?.forgot();
    }
    this.#open = [];
    this.#client.leave();
    this.#done(outcome);
  }

  #stopHedging(): void {
    if (this.#hedge >= 0) this.#client.calls.kernel.cancel(this.#hedge);
    this.#hedge = -1;
  }
}

function attemptAgain(request: Request): void {
  request.attempt();
}

/** What a caller makes of a call whose time is over. */
export function unanswered(to: string): Outcome & { ok: false } {
  return refusal(504, `${to} did not answer in time`);
}

function refusal(status: number, message: string): Outcome & { ok: false } {
  return { ok: false, error: answeredError(status, message) };
}
