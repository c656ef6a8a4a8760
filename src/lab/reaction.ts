import type { Job } from './job-queue.ts';
import type { Process } from './process.ts';

/** What waits for a promise. Once that has settled, it is a job that knows how. */
export abstract class Reaction implements Job {
  /** Whose code waits. */
  owner: Process | undefined;
  rejected = false;
  /** What the promise was fulfilled with, or why it was rejected. */
  value: unknown = undefined;

  constructor(owner: Process | undefined) {
    this.owner = owner;
  }

  abstract perform(): void;
}
