import type { JobQueue, Owner } from './job-queue.ts';

type Settle = (value: unknown) => void;
interface Reaction {
  readonly owner: Owner | undefined;
  readonly onFulfilled: unknown;
  readonly onRejected: unknown;
  readonly resolve: Settle;
  readonly reject: Settle;
}

/** The class, and what only the lab may see of a promise. */
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
  onRejectedUnhandled: (promise: object, reason: unknown, owner: Owner | undefined) => void,
) {
  const noop = () => {};
  let isLabPromise: (value: unknown) => value is LabPromise;
  let isHandled: (promise: LabPromise) => boolean;
  let react: (promise: LabPromise, onFulfilled: Settle, onRejected: Settle) => void;

  class LabPromise {
    #state: 'pending' | 'fulfilled' | 'rejected' = 'pending';
    #value: unknown = undefined;
    #reactions: Reaction[] | undefined = undefined;
    #handled = false;

    constructor(executor: (resolve: (value?: unknown) => void, reject: (reason?: unknown) => void) => void) {
      if (typeof executor !== 'function') throw new TypeError(`Promise resolver ${String(executor)} is not a function`);
      const { resolve, reject } = this.#settlers();
      try {
        executor(resolve, reject);
      } catch (error) {
        reject(error);
      }
    }

    static {
      isLabPromise = (value): value is LabPromise => typeof value === 'object' && value !== null && #state in value;
      isHandled = (promise) => promise.#handled;
      react = (promise, onFulfilled, onRejected) =>
        promise.#react({ owner: jobs.current, onFulfilled, onRejected, resolve: noop, reject: noop });
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
      if (value === this) return this.#settle('rejected', new TypeError('Chaining cycle detected for promise'));
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return this.#settle('fulfilled', value);
      let then: unknown;
      try {
        then = (value as { then?: unknown }).then;
      } catch (error) {
        return this.#settle('rejected', error);
      }
      if (typeof then !== 'function') return this.#settle('fulfilled', value);
      jobs.add(() => {
        const { resolve, reject } = this.#settlers();
        try {
          Reflect.apply(then, value, [resolve, reject]);
        } catch (error) {
          reject(error);
        }
      });
    }

    #settle(state: 'fulfilled' | 'rejected', value: unknown): void {
      this.#state = state;
      this.#value = value;
      const reactions = this.#reactions;
      this.#reactions = undefined;
      if (state === 'rejected' && !this.#handled) onRejectedUnhandled(this, value, jobs.current);
      if (reactions) for (let index = 0; index < reactions.length; index += 1) this.#enqueue(reactions[index]!);
    }

    #react(reaction: Reaction): void {
      this.#handled = true;
      if (this.#state !== 'pending') this.#enqueue(reaction);
      else if (this.#reactions) this.#reactions[this.#reactions.length] = reaction;
      else this.#reactions = [reaction];
    }

    #enqueue({ owner, onFulfilled, onRejected, resolve, reject }: Reaction): void {
      const handler = this.#state === 'fulfilled' ? onFulfilled : onRejected;
      jobs.add(() => {
        if (typeof handler !== 'function') return this.#state === 'fulfilled' ? resolve(this.#value) : reject(this.#value);
        let result: unknown;
        try {
          result = handler(this.#value);
        } catch (error) {
          return reject(error);
        }
        resolve(result);
      }, owner);
    }

    then(onFulfilled?: unknown, onRejected?: unknown): LabPromise {
      const { promise, resolve, reject } = LabPromise.withResolvers();
      this.#react({ owner: jobs.current, onFulfilled, onRejected, resolve, reject });
      return promise;
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
      return isLabPromise(value) ? value : new LabPromise((resolve) => resolve(value));
    }

    static reject(reason?: unknown): LabPromise {
      return new LabPromise((_, reject) => reject(reason));
    }

    static withResolvers() {
      let resolve: (value?: unknown) => void = noop;
      let reject: (reason?: unknown) => void = noop;
      const promise = new LabPromise((yes, no) => {
        resolve = yes;
        reject = no;
      });
      return { promise, resolve, reject };
    }

    static try(run: (...args: unknown[]) => unknown, ...args: unknown[]): LabPromise {
      return new LabPromise((resolve) => resolve(run(...args)));
    }

    static all(values: Iterable<unknown>): LabPromise {
      return gather(values, (results, index, done, _resolve, reject) => [(value) => done((results[index] = value)), reject]);
    }

    static allSettled(values: Iterable<unknown>): LabPromise {
      return gather(values, (results, index, done) => [
        (value) => done((results[index] = { status: 'fulfilled', value })),
        (reason) => done((results[index] = { status: 'rejected', reason })),
      ]);
    }

    static any(values: Iterable<unknown>): LabPromise {
      return gather(
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

  /** The shape that `all`, `allSettled` and `any` share: one slot per value, and an end when all slots are full. */
  function gather(
    values: Iterable<unknown>,
    handlers: (
      slots: unknown[],
      index: number,
      done: (filled: unknown) => void,
      resolve: Settle,
      reject: Settle,
    ) => [Settle, Settle],
    finish: (slots: unknown[], resolve: Settle, reject: Settle) => void = (slots, resolve) => resolve(slots),
  ): LabPromise {
    return new LabPromise((resolve, reject) => {
      const slots: unknown[] = [];
      let open = 1;
      const done = () => {
        open -= 1;
        if (open === 0) finish(slots, resolve, reject);
      };
      let index = 0;
      for (const value of values) {
        open += 1;
        slots[index] = undefined;
        const [onFulfilled, onRejected] = handlers(slots, index, done, resolve, reject);
        LabPromise.resolve(value).then(onFulfilled, onRejected);
        index += 1;
      }
      done();
    });
  }

  return { LabPromise, isLabPromise, isHandled, react };
}
