import type { JobQueue } from './job-queue.ts';
import type { LabPromise, PromiseParts } from './promise.ts';
import { isPromise, react, reject, resolve, type PromiseState } from './promise-state.ts';
import { Reaction } from './reaction.ts';

/** One call of an async function. It awaits one thing at a time, so it is its own reaction, again and again. */
class Task extends Reaction {
  readonly #jobs: JobQueue;
  readonly #pending: () => PromiseState;
  readonly #generator: Generator;
  readonly #promise: PromiseState;

  constructor(jobs: JobQueue, pending: () => PromiseState, generator: Generator, promise: PromiseState) {
    super(jobs.current);
    this.#jobs = jobs;
    this.#pending = pending;
    this.#generator = generator;
    this.#promise = promise;
  }

  perform(): void {
    const { value } = this;
    this.value = undefined;
    this.step(value, this.rejected);
  }

  step(value: unknown, thrown: boolean): void {
    let result: IteratorResult<unknown>;
    try {
      result = thrown ? this.#generator.throw(value) : this.#generator.next(value);
    } catch (error) {
      return reject(this.#promise, error);
    }
    let awaited: unknown = result.value;
    if (result.done === true) return resolve(this.#promise, awaited);
    if (!isPromise(awaited)) {
      const wrapped = this.#pending();
      resolve(wrapped, awaited);
      awaited = wrapped;
    }
    this.owner = this.#jobs.current;
    react(awaited as PromiseState, this);
  }
}

/** Runs generator functions as the bodies of async functions: what they yield is awaited. */
export function createSpawn(jobs: JobQueue, { pending }: Pick<PromiseParts, 'pending'>) {
  return (body: (...args: never[]) => Generator, self: unknown, args: ArrayLike<unknown>): LabPromise => {
    const promise = pending();
    let generator: Generator;
    try {
      generator = called(body, self, args);
    } catch (error) {
      reject(promise, error);
      return promise;
    }
    new Task(jobs, pending, generator, promise).step(undefined, false);
    return promise;
  };
}

/** Calls a function with arguments that were given to another. Most have few, which engines pass on fastest one by one. */
function called(body: (...args: never[]) => Generator, self: unknown, args: ArrayLike<unknown>): Generator {
  switch (args.length) {
    case 0:
      return Reflect.apply(body, self, []);
    case 1:
      return Reflect.apply(body, self, [args[0]]);
    case 2:
      return Reflect.apply(body, self, [args[0], args[1]]);
    default:
      return Reflect.apply(body, self, args);
  }
}
