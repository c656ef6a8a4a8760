import { gather } from './gather.ts';
import type { JobQueue } from './job-queue.ts';
import type { Process } from './process.ts';
import { PromiseHome, PromiseState, isPromise, react, reject, resolve, settlersOf, type Settle } from './promise-state.ts';
import { Reaction } from './reaction.ts';

/** The class, and a way for the lab to make a promise that it settles itself. */
export type PromiseParts = ReturnType<typeof createPromiseClass>;
export type LabPromiseConstructor = PromiseParts['LabPromise'];
export type LabPromise = InstanceType<LabPromiseConstructor>;

/**
 * The promise of ECMAScript on the lab's job queue: the same jobs in the same order as the language prescribes (an awaited
 * promise costs one job, a returned one three), so that code behaves as it would natively.
 *
 * @param onRejectedUnhandled told of each promise that rejects while nobody has a handler on it; ask `isHandled` later.
 */
export function createPromiseClass(
  jobs: JobQueue,
  onRejectedUnhandled: (promise: PromiseState, reason: unknown, owner: Process | undefined) => void,
) {
  const home = new PromiseHome(jobs, onRejectedUnhandled);
  /** In the place of an executor: the promise is settled by the lab. */
  const byTheLab = () => {};
  const pending = () => new LabPromise(byTheLab);

  class LabPromise extends PromiseState {
    constructor(executor: (resolve: Settle, reject: Settle) => void) {
      super(home);
      if (executor === byTheLab) return;
      if (typeof executor !== 'function') throw new TypeError(`Promise resolver ${String(executor)} is not a function`);
      const settlers = settlersOf(this);
      try {
        executor(settlers.resolve, settlers.reject);
      } catch (error) {
        settlers.reject(error);
      }
    }

    then(onFulfilled?: unknown, onRejected?: unknown): LabPromise {
      const derived = pending();
      react(this, new Handling(jobs.current, onFulfilled, onRejected, derived));
      return derived;
    }

    catch(onRejected?: unknown): LabPromise {
      return this.then(undefined, onRejected);
    }

    finally(onFinally?: unknown): LabPromise {
      if (typeof onFinally !== 'function') return this.then(onFinally, onFinally);
      return this.then(
        (value: unknown) => LabPromise.resolve(onFinally()).then(() => value),
        (reason: unknown) =>
          LabPromise.resolve(onFinally()).then(() => {
            throw reason;
          }),
      );
    }

    static resolve(value?: unknown): LabPromise {
      if (isPromise(value)) return value as LabPromise;
      const promise = pending();
      resolve(promise, value);
      return promise;
    }

    static reject(reason?: unknown): LabPromise {
      const promise = pending();
      reject(promise, reason);
      return promise;
    }

    static withResolvers() {
      const promise = pending();
      return { promise, ...settlersOf(promise) };
    }

    static try(run: (...args: unknown[]) => unknown, ...args: unknown[]): LabPromise {
      const promise = pending();
      let value: unknown;
      try {
        value = run(...args);
      } catch (error) {
        reject(promise, error);
        return promise;
      }
      resolve(promise, value);
      return promise;
    }

    static all(values: Iterable<unknown>): LabPromise {
      return gather(LabPromise, values, (results, index, done, _resolve, reject) => [
        (value) => done((results[index] = value)),
        reject,
      ]);
    }

    static allSettled(values: Iterable<unknown>): LabPromise {
      return gather(LabPromise, values, (results, index, done) => [
        (value) => done((results[index] = { status: 'fulfilled', value })),
        (reason) => done((results[index] = { status: 'rejected', reason })),
      ]);
    }

    static any(values: Iterable<unknown>): LabPromise {
      return gather(
        LabPromise,
        values,
        (reasons, index, done, resolve) => [resolve, (reason) => done((reasons[index] = reason))],
        (reasons, _resolve, reject) => reject(new AggregateError(reasons, 'All promises were rejected')),
      );
    }

    static race(values: Iterable<unknown>): LabPromise {
      return new LabPromise((resolve, reject) => {
        for (const value of values) LabPromise.resolve(value).then(resolve, reject);
      });
    }

    get [Symbol.toStringTag](): string {
      return 'Promise';
    }
  }
  home.ownThen = LabPromise.prototype.then;

  return { LabPromise, pending };
}

/** What `then` was given. */
class Handling extends Reaction {
  readonly #onFulfilled: unknown;
  readonly #onRejected: unknown;
  readonly #derived: PromiseState;

  constructor(owner: Process | undefined, onFulfilled: unknown, onRejected: unknown, derived: PromiseState) {
    super(owner);
    this.#onFulfilled = onFulfilled;
    this.#onRejected = onRejected;
    this.#derived = derived;
  }

  perform(): void {
    const handler = this.rejected ? this.#onRejected : this.#onFulfilled;
    if (typeof handler !== 'function')
      return this.rejected ? reject(this.#derived, this.value) : resolve(this.#derived, this.value);
    let result: unknown;
    try {
      result = handler(this.value);
    } catch (error) {
      return reject(this.#derived, error);
    }
    resolve(this.#derived, result);
  }
}
