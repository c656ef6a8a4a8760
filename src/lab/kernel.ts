import { EventList } from './event-list.ts';
import { Recorder } from './recorder.ts';
import { createStream, type RandomStream } from './random.ts';
import type { AsyncRuntime } from './runtime.ts';
import type { RunEnd, SourcePosition } from './trace/record.ts';

/** How much a run may do before it ends with a name for what went wrong. */
export interface Budgets {
  readonly jobsPerInstant: number;
  readonly eventsPerInstant: number;
  readonly events: number;
  readonly loopIterations: number;
  readonly traceBytes: number;
}

export const defaultBudgets: Budgets = {
  jobsPerInstant: 200_000,
  eventsPerInstant: 20_000,
  events: 5_000_000,
  loopIterations: 5_000_000,
  traceBytes: 4_000_000,
};

type Stop = Extract<RunEnd, { limit: number }>;

/** Time in whole microseconds; the nearest one, so that sums are exact and ties are real. */
export function toMicros(ms: number): number {
  return Math.round(ms * 1000);
}

/** The clock, what will happen, and the loop that performs it. */
export class Kernel {
  readonly seed: number;
  readonly runtime: AsyncRuntime;
  readonly recorder: Recorder;
  readonly budgets: Budgets;
  readonly #events = new EventList();
  readonly #streams = new Map<string, RandomStream>();
  #nowUs = 0;
  #performed = 0;
  #loops = 0;
  #stop: Stop | undefined;
  /** Called after each instant's jobs: unhandled rejections are reported there. */
  afterJobs: () => void = () => {};
  /** Where the learner's code last was. */
  whereNow: () => SourcePosition | undefined = () => undefined;

  constructor(seed: number, runtime: AsyncRuntime, recorder: Recorder, budgets: Budgets) {
    this.seed = seed;
    this.runtime = runtime;
    this.recorder = recorder;
    this.budgets = budgets;
  }

  get nowMs(): number {
    return this.#nowUs / 1000;
  }

  get nowUs(): number {
    return this.#nowUs;
  }

  get performed(): number {
    return this.#performed;
  }

  /** A budget is spent: the run ends with that, whatever else happens. */
  get stopped(): boolean {
    return this.#stop !== undefined;
  }

  stream(name: string): RandomStream {
    const known = this.#streams.get(name);
    if (known) return known;
    const made = createStream(this.seed, name);
    this.#streams.set(name, made);
    return made;
  }

  /** Performs `act(argument)` after a delay; what happens then has this moment's cause. */
  after<T>(delayMs: number, act: (argument: T) => void, argument: T): number {
    return this.#events.add(this.#nowUs + Math.max(0, toMicros(delayMs)), act, argument);
  }

  /** Performs `act(argument)` at this instant, after all that is due before it. */
  soon<T>(act: (argument: T) => void, argument: T): number {
    return this.#events.add(this.#nowUs, act, argument);
  }

  at<T>(atMs: number, act: (argument: T) => void, argument: T): number {
    return this.#events.add(Math.max(this.#nowUs, toMicros(atMs)), act, argument);
  }

  cancel(handle: number): void {
    this.#events.cancel(handle);
  }

  countLoop(source: SourcePosition): void {
    this.#loops += 1;
    if (this.recorder.full) {
      this.#stop ??= { ...this.#traceFull(), source };
      throw new RangeError('The record of the run grew too large, and the run was stopped.');
    }
    if (this.#loops <= this.budgets.loopIterations) return;
    const limit = this.budgets.loopIterations;
    this.#stop ??= { reason: 'loop-budget', limit, message: `A loop went round more than ${limit} times.`, source };
    throw new RangeError(`This loop went round more than ${limit} times and was stopped.`);
  }

  /** Performs events until none is left, the time is over, or a budget is spent. */
  run(untilMs: number): RunEnd {
    const untilUs = toMicros(untilMs);
    const { jobs } = this.runtime;
    let instantUs = -1;
    let inInstant = 0;
    this.#drain();
    while (!this.#stop) {
      const next = this.#events.earliest;
      if (next === Infinity) return { reason: 'quiescent' };
      if (next > untilUs) {
        this.#nowUs = untilUs;
        return { reason: 'until' };
      }
      if (next !== instantUs) {
        instantUs = next;
        inInstant = 0;
      }
      inInstant += 1;
      this.#performed += 1;
      if (inInstant > this.budgets.eventsPerInstant) return this.#spent(this.budgets.eventsPerInstant, 'Events at one instant');
      if (this.#performed > this.budgets.events) return this.#spent(this.budgets.events, 'Events');
      this.#nowUs = next;
      this.recorder.cause = null;
      this.#events.perform();
      if (!jobs.empty) this.#drain();
      if (this.recorder.full) return this.#stop ?? this.#traceFull();
    }
    return this.#stop;
  }

  #traceFull(): Stop {
    return { reason: 'trace-budget', limit: this.budgets.traceBytes, message: 'The record of the run grew too large.' };
  }

  #spent(limit: number, what: string): RunEnd {
    const source = this.whereNow();
    return { reason: 'events-budget', limit, message: `${what}: more than ${limit}.`, ...(source ? { source } : {}) };
  }

  #drain(): void {
    const limit = this.budgets.jobsPerInstant;
    if (!this.runtime.jobs.drain(limit)) {
      const source = this.whereNow();
      this.#stop ??= {
        reason: 'jobs-budget',
        limit,
        message: `More than ${limit} continuations at one instant.`,
        ...(source ? { source } : {}),
      };
      return;
    }
    this.afterJobs();
  }
}
