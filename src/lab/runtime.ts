import { createAsyncGenerators, type AsyncGenerators } from './async-generator.ts';
import { checked, createAsyncIterators, type AsyncIteratorLike } from './async-iterator.ts';
import { JobQueue } from './job-queue.ts';
import type { Process } from './process.ts';
import type { SourcePosition } from './trace/record.ts';
import { createPromiseClass, type LabPromise, type LabPromiseConstructor } from './promise.ts';
import { isHandled, type PromiseState } from './promise-state.ts';
import { createSpawn } from './task.ts';

/** A rejection that nobody had a handler for, at the moment when its instant ended. */
export interface UnhandledRejection {
  readonly reason: unknown;
  readonly owner: Process | undefined;
  /** Where the code of its owner was when it rejected. */
  readonly source: SourcePosition | undefined;
}

/** What lowered `async` code runs on. One per realm, since the global `Promise` must be one; a world borrows it for a run. */
export interface AsyncRuntime extends AsyncGenerators {
  readonly jobs: JobQueue;
  readonly Promise: LabPromiseConstructor;
  /** A promise that the lab settles, by the functions of `promise-state.ts`. */
  readonly pending: () => LabPromise;
  /**
   * Runs a generator function as the body of an async function: now, up to its first `await`. What its parameters throw rejects
   * the promise, as the language prescribes.
   */
  spawn(body: (...args: never[]) => Generator, self: unknown, args: ArrayLike<unknown>): LabPromise;
  /** Compiled code says where it is. Gives an empty list, so that a mark can also stand as a last, spread, argument. */
  mark(line: number, column: number): readonly never[];
  /** The iterator of `for await`. */
  asyncIterator(iterable: unknown): AsyncIteratorLike;
  /** What `next` of an iterator gave. @throws TypeError when it is no object. */
  checked(result: unknown): IteratorResult<unknown>;
  /** Whether a promise was rejected, since they were taken last, while nobody had a handler on it. */
  readonly anyRejected: boolean;
  /** Takes the rejections that nobody has handled by now. */
  takeUnhandled(): readonly UnhandledRejection[];
  reset(): void;
}

const nothing: readonly never[] = Object.freeze([]);

export function createAsyncRuntime(): AsyncRuntime {
  const jobs = new JobQueue();
  let rejected: (UnhandledRejection & { readonly promise: PromiseState })[] = [];
  const promises = createPromiseClass(jobs, (promise, reason, owner) => {
    rejected[rejected.length] = { promise, reason, owner, source: owner?.source };
  });

  const asyncIterator = createAsyncIterators(promises);

  return {
    jobs,
    Promise: promises.LabPromise,
    pending: promises.pending,
    spawn: createSpawn(jobs, promises),
    mark(line, column) {
      const process = jobs.current;
      if (process !== undefined) {
        process.line = line;
        process.column = column;
      }
      return nothing;
    },
    asyncIterator,
    checked,
    ...createAsyncGenerators(jobs, promises, asyncIterator),
    get anyRejected() {
      return rejected.length > 0;
    },
    takeUnhandled() {
      const found = rejected.filter(({ promise }) => !isHandled(promise));
      rejected = [];
      return found;
    },
    reset() {
      jobs.reset();
      rejected = [];
    },
  };
}
