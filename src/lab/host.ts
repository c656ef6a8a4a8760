import type { Broker } from './broker/broker.ts';
import type { Consumer } from './broker/consumer.ts';
import { incomingOf, type Calls } from './calls.ts';
import type { Kernel } from './kernel.ts';
import type { Meter } from './meter.ts';
import type { LearnerModule } from './plan.ts';
import { plainError } from './plain-error.ts';
import { createPort, type Crash, type Port } from './port.ts';
import { Process } from './process.ts';
import { answeredError } from './service-error.ts';
import type { Store } from './store/store.ts';
import type { Outcome, Plain } from './trace/record.ts';
import type { IncomingCall, Work } from './work.ts';

/** A service whose handler is code on the async runtime, such as a learner's. */
export interface HostSpec {
  /** Evaluates the module afresh: at the start and at each restart. */
  readonly instantiate: () => LearnerModule;
  /** Answers a call, or works on a message: a value, or a promise of one. What it throws or rejects with is the answer, as an error. */
  readonly handle: (module: LearnerModule, request: IncomingCall, port: Port) => unknown;
  /** Called at the start and after each restart, for what a process does by itself, such as polling. */
  readonly start?: (module: LearnerModule, port: Port) => void;
}

export interface HostParts {
  readonly kernel: Kernel;
  readonly calls: Calls;
  readonly broker: Broker;
  readonly stores: ReadonlyMap<string, Store>;
  readonly crash: Crash;
  readonly meter: Meter;
  readonly skewOf: (node: string) => number;
}

export class Host implements Consumer {
  readonly name: string;
  readonly meter: Meter;
  readonly workers = undefined;
  readonly #spec: HostSpec;
  readonly #parts: HostParts;
  readonly #lifeTold: ((alive: boolean) => void)[] = [];
  #process: Process;
  #module: LearnerModule;

  constructor(name: string, spec: HostSpec, parts: HostParts) {
    this.name = name;
    this.meter = parts.meter;
    this.#spec = spec;
    this.#parts = parts;
    this.#process = new Process(name);
    this.#module = this.#as(this.#process, () => spec.instantiate());
    if (spec.start) parts.kernel.at(0, () => this.#begin(), undefined);
  }

  get process(): Process {
    return this.#process;
  }

  get up(): boolean {
    return this.#process.alive;
  }

  onLife(told: (alive: boolean) => void): void {
    this.#lifeTold.push(told);
  }

  /** Memory, tasks and timers are gone; nothing of them is ever resumed. */
  kill(): void {
    if (!this.#process.alive) return;
    this.#process.alive = false;
    this.meter.loseAll(this.#parts.kernel.nowUs);
    for (const event of this.#process.timers.values()) this.#parts.kernel.cancel(event);
    for (const told of this.#lifeTold) told(false);
  }

  restart(): void {
    this.kill();
    this.#process = new Process(this.name);
    this.#module = this.#as(this.#process, () => this.#spec.instantiate());
    this.#begin();
    for (const told of this.#lifeTold) told(true);
  }

  #begin(): void {
    const process = this.#process;
    if (process.alive) this.#as(process, () => this.#spec.start?.(this.#module, this.port(process, undefined)));
  }

  /** The crossings of a process of this host; those of a call or message that it works on, where there is one. */
  port(process: Process, incoming: Work | undefined): Port {
    return createPort({ ...this.#parts, process, incoming });
  }

  receive(work: Work): void {
    const process = this.#process;
    const { recorder, runtime, nowUs } = this.#parts.kernel;
    if (!process.alive) {
      this.meter.refuse(nowUs);
      return work.reply({ ok: false, error: answeredError(503, `${this.name} is down`) });
    }
    work.arrivedUs = work.startedUs = nowUs;
    this.meter.arrive(nowUs);
    this.meter.start(nowUs, nowUs);
    if (work.call >= 0)
      work.record = recorder.add('call-started', this.#parts.kernel.nowMs, { node: this.name, call: work.call }, work.record);
    recorder.cause = work.record;
    const port = this.port(process, work);
    this.#as(process, () => {
      runtime.Promise.try(() => this.#spec.handle(this.#module, incomingOf(work), port)).then(
        (value: unknown) => this.#answer(process, work, { ok: true, value: value as Plain }),
        (reason: unknown) => this.#answer(process, work, { ok: false, error: plainError(reason, undefined) }),
      );
    });
  }

  /** The answer is the last crossing: a process may die with the work done and nobody told. */
  #answer(process: Process, work: Work, outcome: Outcome): void {
    const { dies, settle } = this.#parts.crash.cross(process);
    if (dies) return;
    this.meter.complete(work.arrivedUs, work.startedUs, this.#parts.kernel.nowUs, !outcome.ok);
    work.reply(outcome);
    settle();
  }

  #as<T>(process: Process, act: () => T): T {
    const { jobs } = this.#parts.kernel.runtime;
    const before = jobs.current;
    jobs.current = process;
    try {
      return act();
    } finally {
      jobs.current = before;
    }
  }
}
