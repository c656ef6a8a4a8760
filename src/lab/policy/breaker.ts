import type { BreakerPolicy } from './policy.ts';

export type BreakerState = 'closed' | 'open' | 'half-open';

/** A circuit breaker: closed it counts failures in a row, open it refuses, half-open it lets one attempt try. */
export class Breaker {
  readonly #policy: BreakerPolicy;
  readonly #changed: (state: BreakerState) => void;
  #state: BreakerState = 'closed';
  #inARow = 0;
  #openUntilUs = 0;
  #trying = false;

  constructor(policy: BreakerPolicy, changed: (state: BreakerState) => void) {
    this.#policy = policy;
    this.#changed = changed;
  }

  get state(): BreakerState {
    return this.#state;
  }

  /** Whether an attempt may be made now. Who is allowed must report `succeeded`, `failed` or `forgot`. */
  allows(nowUs: number): boolean {
    if (this.#state === 'open' && nowUs >= this.#openUntilUs) this.#become('half-open');
    if (this.#state === 'closed') return true;
    if (this.#state === 'open' || this.#trying) return false;
    this.#trying = true;
    return true;
  }

  succeeded(): void {
    if (this.#state === 'open') return;
    this.#trying = false;
    if (this.#state === 'closed') this.#inARow = 0;
    else if (++this.#inARow >= (this.#policy.successes ?? 1)) this.#become('closed');
  }

  failed(nowUs: number): void {
    if (this.#state === 'open') return;
    this.#trying = false;
    this.#inARow += 1;
    if (this.#state === 'closed' && this.#inARow < this.#policy.failures) return;
    this.#openUntilUs = nowUs + Math.round(this.#policy.openMs * 1000);
    this.#become('open');
  }

  /** An attempt whose outcome nobody waits for any more. */
  forgot(): void {
    this.#trying = false;
  }

  #become(state: BreakerState): void {
    this.#state = state;
    this.#inARow = 0;
    this.#trying = false;
    this.#changed(state);
  }
}
