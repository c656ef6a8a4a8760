import type { SourcePosition } from './trace/record.ts';

/** A process: whoever's code runs. Jobs and timers of a process that is not alive are never performed. */
export interface Owner {
  readonly alive: boolean;
  /** Where its code last was. */
  readonly source?: SourcePosition | undefined;
}

/** The lab's own microtasks: first in, first out, performed before the clock moves on. */
export class JobQueue {
  #jobs: ((() => void) | undefined)[] = new Array<(() => void) | undefined>(1024).fill(undefined);
  #owners: (Owner | undefined)[] = new Array<Owner | undefined>(1024).fill(undefined);
  #head = 0;
  #tail = 0;
  /** Whose code runs now. A job belongs to whoever added it and makes them current again. */
  current: Owner | undefined = undefined;
  /** Jobs performed since the last reset. */
  performed = 0;

  get empty(): boolean {
    return this.#head === this.#tail;
  }

  add(job: () => void, owner: Owner | undefined = this.current): void {
    this.#jobs[this.#tail] = job;
    this.#owners[this.#tail] = owner;
    this.#tail = (this.#tail + 1) & (this.#jobs.length - 1);
    if (this.#tail === this.#head) this.#grow();
  }

  /** Performs jobs until none is left, at most `limit`; false when the limit cut it short. */
  drain(limit: number): boolean {
    let left = limit;
    const before = this.current;
    while (this.#head !== this.#tail) {
      if (left-- === 0) return false;
      const job = this.#jobs[this.#head]!;
      const owner = this.#owners[this.#head];
      this.#jobs[this.#head] = this.#owners[this.#head] = undefined;
      this.#head = (this.#head + 1) & (this.#jobs.length - 1);
      if (owner?.alive === false) continue;
      this.performed += 1;
      this.current = owner;
      job();
    }
    this.current = before;
    return true;
  }

  /** Forgets what is waiting, as at the end of a run. */
  reset(): void {
    this.#jobs.fill(undefined);
    this.#owners.fill(undefined);
    this.#head = this.#tail = this.performed = 0;
    this.current = undefined;
  }

  #grow(): void {
    const length = this.#jobs.length;
    const unroll = <T>(ring: (T | undefined)[]) =>
      Array.from({ length: length * 2 }, (_, index) => (index < length ? ring[(this.#head + index) & (length - 1)] : undefined));
    this.#jobs = unroll(this.#jobs);
    this.#owners = unroll(this.#owners);
    this.#head = 0;
    this.#tail = length;
  }
}
