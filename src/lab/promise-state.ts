import type { Job, JobQueue } from './job-queue.ts';
import type { Process } from './process.ts';
import { Reaction } from './reaction.ts';

export type Settle = (value?: unknown) => void;
export type Then = (...given: unknown[]) => unknown;

/** What the promises of one runtime share. */
export class PromiseHome {
  readonly #genuine = true;
  readonly jobs: JobQueue;
  /** Told of each promise that rejects while nobody has a handler on it. */
  readonly onRejectedUnhandled: (promise: PromiseState, reason: unknown, owner: Process | undefined) => void;
  /** The `then` that its promises are born with. */
  ownThen: unknown = undefined;

  constructor(jobs: JobQueue, onRejectedUnhandled: PromiseHome['onRejectedUnhandled']) {
    this.jobs = jobs;
    this.onRejectedUnhandled = onRejectedUnhandled;
  }

  static isGenuine(value: object): value is PromiseHome {
    return #genuine in value && value.#genuine;
  }
}

// What only the lab may do to a promise: it does not ask whether that has been settled before.
export let isPromise: (value: unknown) => value is PromiseState;
/** Whether anything waits, or has waited, for it. */
export let isHandled: (promise: PromiseState) => boolean;
/** Lets something wait for it. */
export let react: (promise: PromiseState, reaction: Reaction) => void;
/** Resolves it: with a thenable, it follows that. */
export let resolve: (promise: PromiseState, value: unknown) => void;
export let reject: (promise: PromiseState, reason: unknown) => void;

/**
 * The state of a promise, under names that are private and the same in all runtimes. The class that code sees, one per runtime, is
 * derived from it; code that finds this one can do nothing with it.
 */
export class PromiseState {
  readonly #home: PromiseHome;
  #state: 'pending' | 'fulfilled' | 'rejected' = 'pending';
  #value: unknown = undefined;
  #reactions: Reaction | Reaction[] | undefined = undefined;
  #handled = false;

  constructor(home: PromiseHome) {
    if (!PromiseHome.isGenuine(home)) throw new TypeError('Make promises with `new Promise`.');
    this.#home = home;
  }

  static {
    isPromise = (value): value is PromiseState => typeof value === 'object' && value !== null && #state in value;
    isHandled = (promise) => promise.#handled;
    react = (promise, reaction) => promise.#react(reaction);
    resolve = (promise, value) => promise.#resolve(value);
    reject = (promise, reason) => promise.#settle('rejected', reason);
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
    if (typeof then !== 'function') return this.#settle('fulfilled', value);
    const { jobs } = this.#home;
    // Nobody can see the difference, and most promises are resolved with one of ours.
    if (then === this.#home.ownThen && isPromise(value)) jobs.add(new FollowingOurs(jobs.current, this, value));
    else jobs.add(new Following(jobs.current, this, value, then as Then));
  }

  #settle(state: 'fulfilled' | 'rejected', value: unknown): void {
    this.#state = state;
    this.#value = value;
    const reactions = this.#reactions;
    this.#reactions = undefined;
    if (state === 'rejected' && !this.#handled) this.#home.onRejectedUnhandled(this, value, this.#home.jobs.current);
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
    this.#home.jobs.add(reaction);
  }
}

/** The functions that settle a promise, of which the first call counts. */
export function settlersOf(promise: PromiseState): { resolve: Settle; reject: Settle } {
  let done = false;
  return {
    resolve: (value) => {
      if (done) return;
      done = true;
      resolve(promise, value);
    },
    reject: (reason) => {
      if (done) return;
      done = true;
      reject(promise, reason);
    },
  };
}

/** A promise was resolved with something that has a `then`: that is called in a job of its own. */
class Following implements Job {
  readonly owner: Process | undefined;
  readonly #promise: PromiseState;
  readonly #thenable: unknown;
  readonly #then: Then;

  constructor(owner: Process | undefined, promise: PromiseState, thenable: unknown, then: Then) {
    this.owner = owner;
    this.#promise = promise;
    this.#thenable = thenable;
    this.#then = then;
  }

  perform(): void {
    const settlers = settlersOf(this.#promise);
    try {
      Reflect.apply(this.#then, this.#thenable, [settlers.resolve, settlers.reject]);
    } catch (error) {
      settlers.reject(error);
    }
  }
}

/** The same for a promise of ours: its `then` would do no more than this. The second job settles what follows as what is followed. */
class FollowingOurs extends Reaction {
  readonly #promise: PromiseState;
  #followed: PromiseState | undefined;

  constructor(owner: Process | undefined, promise: PromiseState, followed: PromiseState) {
    super(owner);
    this.#promise = promise;
    this.#followed = followed;
  }

  perform(): void {
    const followed = this.#followed;
    this.#followed = undefined;
    if (followed) react(followed, this);
    else if (this.rejected) reject(this.#promise, this.value);
    else resolve(this.#promise, this.value);
  }
}
