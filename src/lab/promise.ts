import type { Job, JobQueue, Owner } from './job-queue.ts';
import { gather } from './gather.ts';
import { Reaction } from './reaction.ts';

type Then = (...given: unknown[]) => unknown;

/** The class, and what only the lab may see of a promise. */
export type PromiseParts = ReturnType<typeof createPromiseClass>;
export type LabPromiseConstructor = PromiseParts['LabPromise'];
export type LabPromise = InstanceType<LabPromiseConstructor>;

/**
 * The promise of ECMAScript on the lab's job queue: the same jobs in the same order as the language prescribes (an awaited
 * promise costs one job, a returned one three), so that code behaves as it would natively.
 *
 * Beside the class it gives what the lab does to promises of its own without a function for each: `pending` makes one, `resolve` and
 * `reject` settle it (once: they do not ask), `react` lets something wait for it.
 *
 * @param onRejectedUnhandled told of each promise that rejects while nobody has a handler on it; ask `isHandled` later.
 */
export function createPromiseClass(
  jobs: JobQueue,
  onRejectedUnhandled: (promise: object, reason: unknown, owner: Owner | undefined) => void,
) {
  /** In the place of an executor: the promise is settled by the lab. */
  const byTheLab = () => {};
  let isLabPromise: (value: unknown) => value is LabPromise;
  let isHandled: (promise: LabPromise) => boolean;
  let react: (promise: LabPromise, reaction: Reaction) => void;
  let resolve: (promise: LabPromise, value: unknown) => void;
  let reject: (promise: LabPromise, reason: unknown) => void;
  let adopt: (promise: LabPromise, thenable: unknown, then: Then) => void;

  class LabPromise {
    #state: 'pending' | 'fulfilled' | 'rejected' = 'pending';
    #value: unknown = undefined;
    #reactions: Reaction | Reaction[] | undefined = undefined;
    #handled = false;

    constructor(executor: (resolve: (value?: unknown) => void, reject: (reason?: unknown) => void) => void) {
      if (executor === byTheLab) return;
      if (typeof executor !== 'function') throw new TypeError(`Promise resolver ${String(executor)} is not a function`);
      const settlers = this.#settlers();
      try {
        executor(settlers.resolve, settlers.reject);
      } catch (error) {
        settlers.reject(error);
      }
    }

    static {
      isLabPromise = (value): value is LabPromise => typeof value === 'object' && value !== null && #state in value;
      isHandled = (promise) => promise.#handled;
      react = (promise, reaction) => promise.#react(reaction);
      resolve = (promise, value) => promise.#resolve(value);
      reject = (promise, reason) => promise.#settle('rejected', reason);
      adopt = (promise, thenable, then) => {
        const settlers = promise.#settlers();
        try {
          Reflect.apply(then, thenable, [settlers.resolve, settlers.reject]);
        } catch (error) {
          settlers.reject(error);
        }
      };
    }

    #settlers(): { resolve: (value?: unknown) => void; reject: (reason?: unknown) => void } {
      let done = false;
      return {
        resolve: (value) => {
          if (done) return;
          done = true;
          this.#resolve(value);
        },
        reject: (reason) => {
          if (done) return;
          done = true;
          this.#settle('rejected', reason);
        },
      };
    }

    #resolve(value: unknown): void {
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return this.#settle('fulfilled', value);
      if (value === this) return this.#settle('rejected', new TypeError('Chaining cycle detected for promise'));
      let then: unknown;
      try {
        then = (value as { then?: unknown }).then;
      } catch (error) {
        return this.#settle('rejected', error);
      }
      if (typeof then === 'function') jobs.add(new Following(jobs.current, this, value, then as Then));
      else this.#settle('fulfilled', value);
    }

    #settle(state: 'fulfilled' | 'rejected', value: unknown): void {
      this.#state = state;
      this.#value = value;
      const reactions = this.#reactions;
      this.#reactions = undefined;
      if (state === 'rejected' && !this.#handled) onRejectedUnhandled(this, value, jobs.current);
      if (reactions === undefined) return;
      if (reactions instanceof Reaction) return this.#enqueue(reactions);
      for (let index = 0; index < reactions.length; index += 1) this.#enqueue(reactions[index]!);
    }

    #react(reaction: Reaction): void {
      this.#handled = true;
      if (this.#state !== 'pending') this.#enqueue(reaction);
      else if (this.#reactions === undefined) this.#reactions = reaction;
      else if (this.#reactions instanceof Reaction) this.#reactions = [this.#reactions, reaction];
      else this.#reactions[this.#reactions.length] = reaction;
    }

    #enqueue(reaction: Reaction): void {
      reaction.rejected = this.#state === 'rejected';
      reaction.value = this.#value;
      jobs.add(reaction);
    }

    then(onFulfilled?: unknown, onRejected?: unknown): LabPromise {
      const derived = pending();
      this.#react(new Handling(jobs.current, onFulfilled, onRejected, derived));
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
      if (isLabPromise(value)) return value;
      const promise = pending();
      promise.#resolve(value);
      return promise;
    }

    static reject(reason?: unknown): LabPromise {
      const promise = pending();
      promise.#settle('rejected', reason);
      return promise;
    }

    static withResolvers() {
      const promise = pending();
      return { promise, ...promise.#settlers() };
    }

    static try(run: (...args: unknown[]) => unknown, ...args: unknown[]): LabPromise {
      const promise = pending();
      let value: unknown;
      try {
        value = run(...args);
      } catch (error) {
        promise.#settle('rejected', error);
        return promise;
      }
      promise.#resolve(value);
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

  const pending = () => new LabPromise(byTheLab);
  const ownThen: unknown = LabPromise.prototype.then;

  /** What `then` was given. */
  class Handling extends Reaction {
    readonly #onFulfilled: unknown;
    readonly #onRejected: unknown;
    readonly #derived: LabPromise;

    constructor(owner: Owner | undefined, onFulfilled: unknown, onRejected: unknown, derived: LabPromise) {
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

  /** A promise was resolved with something that has a `then`: that is called in a job of its own. */
  class Following implements Job {
    readonly owner: Owner | undefined;
    readonly #promise: LabPromise;
    readonly #followed: unknown;
    readonly #then: Then;

    constructor(owner: Owner | undefined, promise: LabPromise, followed: unknown, then: Then) {
      this.owner = owner;
      this.#promise = promise;
      this.#followed = followed;
      this.#then = then;
    }

    perform(): void {
      // Nobody can see the difference, and most promises are resolved with one of ours.
      if (this.#then === ownThen && isLabPromise(this.#followed)) react(this.#followed, new Adopting(this.owner, this.#promise));
      else adopt(this.#promise, this.#followed, this.#then);
    }
  }

  /** Settles a promise as the one that it follows. */
  class Adopting extends Reaction {
    readonly #promise: LabPromise;

    constructor(owner: Owner | undefined, promise: LabPromise) {
      super(owner);
      this.#promise = promise;
    }

    perform(): void {
      if (this.rejected) reject(this.#promise, this.value);
      else resolve(this.#promise, this.value);
    }
  }

  return { LabPromise, isLabPromise, isHandled, pending, resolve, reject, react };
}
