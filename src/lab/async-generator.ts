import { checked, type AsyncIteratorLike } from './async-iterator.ts';
import type { JobQueue } from './job-queue.ts';
import type { Process } from './process.ts';
import type { LabPromise, PromiseParts } from './promise.ts';
import { isPromise, react, type PromiseState } from './promise-state.ts';
import { Reaction } from './reaction.ts';

/** How somebody asks a generator to go on: with a value, an error, or to end. */
interface Request {
  readonly kind: 'next' | 'throw' | 'return';
  readonly value: unknown;
  readonly resolve: (value?: unknown) => void;
  readonly reject: (reason?: unknown) => void;
}

/** What lowered code yields to hand a value over; everything else that it yields is awaited. */
class Given {
  readonly value: unknown;
  /** Whether the code wants to know how it was asked to go on, as `yield*` does, or simply goes on so. */
  readonly asks: boolean;
  constructor(value: unknown, asks: boolean) {
    this.value = value;
    this.asks = asks;
  }
}

/** What `yield*` yields to end the generator around it with a value. */
class Leave {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

export interface AsyncGenerators {
  /** Calls a generator function as the body of an async generator. What its parameters throw is thrown at once, as natively. */
  generate(body: (...args: never[]) => Generator, self: unknown, args: ArrayLike<unknown>): object;
  /** `yield value` in an async generator; the value has been awaited. */
  give(value: unknown): object;
  /** `yield* iterable` in an async generator. */
  delegate(iterable: unknown): Generator;
}

/** Goes on once what was awaited has settled. */
class GoingOn extends Reaction {
  readonly #onFulfilled: (value: unknown) => void;
  readonly #onRejected: (reason: unknown) => void;

  constructor(owner: Process | undefined, onFulfilled: (value: unknown) => void, onRejected: (reason: unknown) => void) {
    super(owner);
    this.#onFulfilled = onFulfilled;
    this.#onRejected = onRejected;
  }

  perform(): void {
    if (this.rejected) this.#onRejected(this.value);
    else this.#onFulfilled(this.value);
  }
}

/** Async generators on the lab's job queue, with the language's order of jobs and its queue of requests. */
export function createAsyncGenerators(
  jobs: JobQueue,
  { LabPromise }: Pick<PromiseParts, 'LabPromise'>,
  asyncIterator: (iterable: unknown) => AsyncIteratorLike,
): AsyncGenerators {
  function awaiting(value: unknown, onFulfilled: (value: unknown) => void, onRejected: (reason: unknown) => void): void {
    let promise: PromiseState;
    try {
      promise = isPromise(value) ? value : LabPromise.resolve(value);
    } catch (error) {
      return onRejected(error);
    }
    react(promise, new GoingOn(jobs.current, onFulfilled, onRejected));
  }

  class AsyncGenerator {
    readonly #body: Generator;
    #state: 'start' | 'yielded' | 'running' | 'ending' | 'ended' = 'start';
    #asks = false;
    #requests: Request[] = [];

    constructor(body: Generator) {
      this.#body = body;
    }

    next(value?: unknown): LabPromise {
      return this.#ask('next', value);
    }

    return(value?: unknown): LabPromise {
      return this.#ask('return', value);
    }

    throw(reason?: unknown): LabPromise {
      return this.#ask('throw', reason);
    }

    [Symbol.asyncIterator](): this {
      return this;
    }

    get [Symbol.toStringTag](): string {
      return 'AsyncGenerator';
    }

    #ask(kind: Request['kind'], value: unknown): LabPromise {
      const { promise, resolve, reject } = LabPromise.withResolvers();
      if (this.#state === 'start' && kind === 'throw') this.#state = 'ended';
      if (this.#state === 'ended' && kind === 'next') resolve({ value: undefined, done: true });
      else if (this.#state === 'ended' && kind === 'throw') reject(value);
      else {
        const request = { kind, value, resolve, reject };
        this.#requests.push(request);
        if (kind === 'return' && (this.#state === 'start' || this.#state === 'ended')) this.#endWith(request);
        else if (this.#state === 'start' || this.#state === 'yielded') this.#resume(request);
      }
      return promise;
    }

    /** Goes on in the way that was asked for. A value to return with is awaited first. */
    #resume({ kind, value }: Request): void {
      this.#state = 'running';
      const asks = this.#asks;
      const go = (how: Request['kind'], given: unknown) =>
        asks ? this.#step('next', { kind: how, value: given }) : this.#step(how, given);
      if (kind !== 'return') return go(kind, value);
      awaiting(
        value,
        (settled) => go('return', settled),
        (reason) => go('throw', reason),
      );
    }

    #step(kind: Request['kind'], value: unknown): void {
      let result: IteratorResult<unknown>;
      try {
        result = this.#body[kind](value);
      } catch (error) {
        this.#state = 'ended';
        this.#requests.shift()?.reject(error);
        return this.#drain();
      }
      const given: unknown = result.value;
      if (result.done === true) {
        this.#state = 'ended';
        this.#requests.shift()?.resolve({ value: given, done: true });
        return this.#drain();
      }
      if (given instanceof Leave) return this.#step('return', given.value);
      if (given instanceof Given) return this.#handOver(given);
      awaiting(
        given,
        (settled) => this.#step('next', settled),
        (reason) => this.#step('throw', reason),
      );
    }

    #handOver({ value, asks }: Given): void {
      this.#asks = asks;
      this.#requests.shift()?.resolve({ value, done: false });
      const [waiting] = this.#requests;
      if (waiting) this.#resume(waiting);
      else this.#state = 'yielded';
    }

    #endWith({ value }: Request): void {
      this.#state = 'ending';
      const ended = (settle: (request: Request) => void) => {
        this.#state = 'ended';
        const request = this.#requests.shift();
        if (request) settle(request);
        this.#drain();
      };
      awaiting(
        value,
        (settled) => ended(({ resolve }) => resolve({ value: settled, done: true })),
        (reason) => ended(({ reject }) => reject(reason)),
      );
    }

    /** Answers what was asked while the body ran to its end. */
    #drain(): void {
      for (let request = this.#requests[0]; request; request = this.#requests[0]) {
        if (request.kind === 'return') return this.#endWith(request);
        this.#requests.shift();
        if (request.kind === 'throw') request.reject(request.value);
        else request.resolve({ value: undefined, done: true });
      }
    }
  }
  // Every async generator of the realm shares it: no process may leave a note on it.
  Object.freeze(AsyncGenerator.prototype);

  /** Passes on to another iterator how the generator around it is asked to go on, until that one ends. */
  function* delegate(iterable: unknown): Generator {
    const iterator = asyncIterator(iterable);
    let asked: { readonly kind: Request['kind']; readonly value: unknown } = { kind: 'next', value: undefined };
    while (true) {
      const { kind, value } = asked;
      if (kind === 'return' && typeof iterator.return !== 'function') {
        yield new Leave(yield value);
        return undefined;
      }
      if (kind === 'throw' && typeof iterator.throw !== 'function') {
        if (typeof iterator.return === 'function') yield iterator.return();
        throw new TypeError("The iterator does not provide a 'throw' method.");
      }
      const result = checked(yield iterator[kind]!(value));
      if (result.done === true) {
        if (kind === 'return') yield new Leave(result.value);
        return result.value;
      }
      asked = (yield new Given(result.value, true)) as typeof asked;
    }
  }

  return {
    generate: (body, self, args) => new AsyncGenerator(Reflect.apply(body, self, args)),
    give: (value) => new Given(value, false),
    delegate,
  };
}
