import type { Process } from './process.ts';

/** Something to be done once the code that runs now has run to its end. */
export interface Job {
  /** The process whose code it runs. Jobs of a process that is not alive are never performed. */
  readonly owner: Process | undefined;
  perform(): void;
}

/** The lab's own microtasks: first in, first out, performed before the clock moves on. */
export class JobQueue {
  #jobs: (Job | undefined)[] = new Array<Job | undefined>(1024).fill(undefined);
  #head = 0;
  #tail = 0;
  /** Whose code runs now. A job makes its owner current again. */
  current: Process | undefined = undefined;
  /** Jobs performed since the last reset. */
  performed = 0;

  get empty(): boolean {
    return this.#head === this.#tail;
  }

  add(job: Job): void {
    const jobs = this.#jobs;
    jobs[this.#tail] = job;
    this.#tail = (this.#tail + 1) & (jobs.length - 1);
    if (this.#tail === this.#head) this.#grow();
  }

  /** Performs jobs until none is left, at most `limit`; false when the limit cut it short. */
  drain(limit: number): boolean {
    let left = limit;
    const before = this.current;
    while (this.#head !== this.#tail) {
      if (left-- === 0) return false;
      const jobs = this.#jobs;
      const head = this.#head;
      const job = jobs[head]!;
      jobs[head] = undefined;
      this.#head = (head + 1) & (jobs.length - 1);
      const { owner } = job;
      if (owner !== undefined && !owner.alive) continue;
      this.performed += 1;
      this.current = owner;
      job.perform();
    }
    this.current = before;
    return true;
  }

  /** Forgets what is waiting, as at the end of a run. */
  reset(): void {
    this.#jobs.fill(undefined);
    this.#head = this.#tail = this.performed = 0;
    this.current = undefined;
  }

  #grow(): void {
    const jobs = this.#jobs;
    const { length } = jobs;
    this.#jobs = Array.from({ length: length * 2 }, (_, index) =>
      index < length ? jobs[(this.#head + index) & (length - 1)] : undefined,
    );
    this.#head = 0;
    this.#tail = length;
  }
}
