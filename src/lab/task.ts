import type { JobQueue, Owner } from './job-queue.ts';
import type { LabPromise, PromiseParts } from './promise.ts';
import { Reaction } from './reaction.ts';
import type { AsyncRuntime } from './runtime.ts';

type Parts = Pick<PromiseParts, 'LabPromise' | 'isLabPromise' | 'pending' | 'resolve' | 'reject' | 'react'>;

/** Runs generator functions as the bodies of async functions: what they yield is awaited. */
export function createSpawn(
  jobs: JobQueue,
  { LabPromise, isLabPromise, pending, resolve, reject, react }: Parts,
): AsyncRuntime['spawn'] {
  /** One call of an async function. It awaits one thing at a time, so it is its own reaction, again and again. */
  class Task extends Reaction {
    readonly #generator: Generator;
    readonly #promise: LabPromise;

    constructor(owner: Owner | undefined, generator: Generator, promise: LabPromise) {
      super(owner);
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
      if (result.done === true) return resolve(this.#promise, result.value);
      const awaited: unknown = result.value;
      this.owner = jobs.current;
      react(isLabPromise(awaited) ? awaited : LabPromise.resolve(awaited), this);
    }
  }

  return (body, self, args) => {
    const promise = pending();
    let generator: Generator;
    try {
      generator = Reflect.apply(body, self, args);
    } catch (error) {
      reject(promise, error);
      return promise;
    }
    new Task(jobs.current, generator, promise).step(undefined, false);
    return promise;
  };
}
