/** What the platform measures of the last 30 s, and hands to the learner's code. */
export interface Measured {
  readonly arrivalPerS: number;
  /** Mean over the messages that were finished; `NaN` when there was none. */
  readonly serviceMs: number;
  readonly backlog: number;
  readonly oldestAgeS: number;
  readonly current: number;
}

export interface PoolSpec {
  readonly workers: number;
  /** When messages arrive, in ms, in order. */
  readonly arrivals: readonly number[];
  /** How long the next message holds its worker, in ms. */
  readonly serviceMs: () => number;
  /** Nobody takes up a message from the first to the second of these times, in ms. */
  readonly outage: readonly [fromMs: number, untilMs: number] | undefined;
}

const startMs = 10_000;

/**
 * A queue and its workers, whose number changes while they work: who is new needs 10 s until its first message, who must go finishes the one that it is
 * at. It stands outside of the lab's stations because theirs is fixed. Times are in ms and never go back.
 */
export class Pool {
  readonly #spec: PoolSpec;
  /** Per worker, when it can take up its next message. */
  #freeAt: number[];
  #arrived = 0;
  #taken = 0;
  #finished: { readonly at: number; readonly serviceMs: number }[] = [];

  constructor(spec: PoolSpec) {
    this.#spec = spec;
    this.#freeAt = Array.from({ length: spec.workers }, () => 0);
  }

  /** Lets the workers work until then. */
  advance(nowMs: number): void {
    const { arrivals, serviceMs, outage } = this.#spec;
    for (;;) {
      const arrivedAt = arrivals[this.#taken];
      const worker = this.#freeAt.indexOf(Math.min(...this.#freeAt));
      const freeAt = this.#freeAt[worker];
      if (arrivedAt === undefined || freeAt === undefined) break;
      const ready = Math.max(arrivedAt, freeAt);
      const at = outage !== undefined && ready >= outage[0] && ready < outage[1] ? outage[1] : ready;
      if (at > nowMs) break;
      const tookMs = serviceMs();
      this.#freeAt[worker] = at + tookMs;
      this.#finished.push({ at: at + tookMs, serviceMs: tookMs });
      this.#taken += 1;
    }
    while ((arrivals[this.#arrived] ?? Infinity) <= nowMs) this.#arrived += 1;
  }

  /** Starts or stops the difference; those that would be free last are stopped first. */
  resize(workers: number, nowMs: number): void {
    this.#freeAt.sort((a, b) => a - b);
    while (this.#freeAt.length < workers) this.#freeAt.push(nowMs + startMs);
    this.#freeAt.length = workers;
  }

  measure(nowMs: number, periodMs: number): Measured {
    const { arrivals } = this.#spec;
    const before = this.#finished.filter(({ at }) => at > nowMs - periodMs);
    const recent = before.filter(({ at }) => at <= nowMs);
    this.#finished = before;
    let came = 0;
    while ((arrivals[this.#arrived - 1 - came] ?? -1) > nowMs - periodMs) came += 1;
    const backlog = this.#arrived - this.#taken;
    return {
      arrivalPerS: rounded(came / (periodMs / 1000)),
      serviceMs: Math.round(recent.reduce((sum, { serviceMs }) => sum + serviceMs, 0) / recent.length),
      backlog,
      oldestAgeS: backlog === 0 ? 0 : rounded((nowMs - (arrivals[this.#taken] ?? nowMs)) / 1000),
      current: this.#freeAt.length,
    };
  }
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
