import { createAsyncGenerators, type AsyncGenerators } from './async-generator.ts';
import { checked, createAsyncIterators, type AsyncIteratorLike } from './async-iterator.ts';
import { JobQueue, type Owner } from './job-queue.ts';
import type { SourcePosition } from './trace/record.ts';
import { createPromiseClass, type LabPromise, type LabPromiseConstructor } from './promise.ts';

/** A rejection that nobody had a handler for, at the moment when its instant ended. */
export interface UnhandledRejection {
  readonly reason: unknown;
  readonly owner: Owner | undefined;
  /** Where the code of its owner was when it rejected. */
  readonly source: SourcePosition | undefined;
}

/** What lowered `async` code runs on. One per realm, since the global `Promise` must be one; a world borrows it for a run. */
export interface AsyncRuntime extends AsyncGenerators {
  readonly jobs: JobQueue;
  readonly Promise: LabPromiseConstructor;
  /**
   * Runs a generator function as the body of an async function: now, up to its first `await`. What its parameters throw rejects
   * the promise, as the language prescribes.
   */
  spawn(body: (...args: never[]) => Generator, self: unknown, args: ArrayLike<unknown>): LabPromise;
  /** The iterator of `for await`. */
  asyncIterator(iterable: unknown): AsyncIteratorLike;
  /** What `next` of an iterator gave. @throws TypeError when it is no object. */
  checked(result: unknown): IteratorResult<unknown>;
  /** Takes the rejections that nobody has handled by now. */
  takeUnhandled(): readonly UnhandledRejection[];
  reset(): void;
}

export function createAsyncRuntime(): AsyncRuntime {
  const jobs = new JobQueue();
  let rejected: (UnhandledRejection & { readonly promise: object })[] = [];
  const { LabPromise, isLabPromise, isHandled, react } = createPromiseClass(jobs, (promise, reason, owner) => {
    rejected[rejected.length] = { promise, reason, owner, source: owner?.source };
  });

  const asyncIterator = createAsyncIterators({ LabPromise });

  function spawn(body: (...args: never[]) => Generator, self: unknown, args: ArrayLike<unknown>): LabPromise {
    const { promise, resolve, reject } = LabPromise.withResolvers();
    let generator: Generator;
    try {
      generator = Reflect.apply(body, self, args);
    } catch (error) {
      reject(error);
      return promise;
    }
    const step = (value: unknown, thrown: boolean): void => {
      let result: IteratorResult<unknown>;
      try {
        result = thrown ? generator.throw(value) : generator.next(value);
      } catch (error) {
        return reject(error);
      }
      if (result.done === true) return resolve(result.value);
      let awaited: LabPromise;
      try {
        awaited = isLabPromise(result.value) ? result.value : new LabPromise((settle) => settle(result.value));
      } catch (error) {
        return step(error, true);
      }
      react(awaited, onFulfilled, onRejected);
    };
    const onFulfilled = (value: unknown) => step(value, false);
    const onRejected = (reason: unknown) => step(reason, true);
    step(undefined, false);
    return promise;
  }

  return {
    jobs,
    Promise: LabPromise,
    spawn,
    asyncIterator,
    checked,
    ...createAsyncGenerators({ LabPromise, isLabPromise, react }, asyncIterator),
    takeUnhandled() {
      const found = rejected.filter(({ promise }) => isLabPromise(promise) && !isHandled(promise));
      rejected = [];
      return found;
    },
    reset() {
      jobs.reset();
      rejected = [];
    },
  };
}
