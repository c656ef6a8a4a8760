import type { Consumer } from './broker/consumer.ts';
import { incomingOf } from './calls.ts';
import type { Meter } from './meter.ts';
import type { LearnerModule } from './plan.ts';
import { plainError } from './plain-error.ts';
import type { Port } from './port.ts';
import { Process } from './process.ts';
import { react, reject, resolve } from './promise-state.ts';
import { ProcessPort, type PortParts } from './process-port.ts';
import { Reaction } from './reaction.ts';
import type { AsyncRuntime } from './runtime.ts';
import { answeredError } from './service-error.ts';
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

export interface HostParts extends PortParts {
  readonly meter: Meter;
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
    this.#process.port = this.#portOf(this.#process);
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
    this.#process = new Process(this.name, this.#process.life + 1);
    this.#process.port = this.#portOf(this.#process);
    this.#module = this.#as(this.#process, () => this.#spec.instantiate());
    this.#begin();
    for (const told of this.#lifeTold) told(true);
  }

  #begin(): void {
    const process = this.#process;
    const { port } = process;
    if (process.alive && port) this.#as(process, () => this.#spec.start?.(this.#module, port));
  }

  #portOf(process: Process): Port {
    return new ProcessPort(this.#parts, process, undefined);
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
    if (recorder.on && work.call >= 0)
      work.record = recorder.add('call-started', this.#parts.kernel.nowMs, { node: this.name, call: work.call }, work.record);
    recorder.cause = work.record;
    const { jobs } = runtime;
    const answer = runtime.pending();
    const before = jobs.current;
    jobs.current = process;
    try {
      resolve(answer, this.#spec.handle(this.#module, incomingOf(work), new ProcessPort(this.#parts, process, work)));
    } catch (error) {
      reject(answer, error);
    }
    react(answer, new Answer(this, process, work, runtime));
    jobs.current = before;
  }

  /** The answer is the last crossing: a process may die with the work done and nobody told. */
  answer(process: Process, work: Work, outcome: Outcome): void {
    const { crash, kernel } = this.#parts;
    const crossing = crash.cross(process);
    if (crossing < 0) return;
    this.meter.complete(work.arrivedUs, work.startedUs, kernel.nowUs, !outcome.ok);
    work.reply(outcome);
    crash.crossed(process, crossing);
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

/** What a host's code makes of its work, once it is known. */
class Answer extends Reaction {
  readonly #host: Host;
  readonly #process: Process;
  readonly #work: Work;
  readonly #runtime: AsyncRuntime;

  constructor(host: Host, process: Process, work: Work, runtime: AsyncRuntime) {
    super(process);
    this.#runtime = runtime;
    this.#host = host;
    this.#process = process;
    this.#work = work;
  }

  perform(): void {
    try {
      if (this.rejected) this.#host.answer(this.#process, this.#work, { ok: false, error: plainError(this.value, undefined) });
      else this.#host.answer(this.#process, this.#work, { ok: true, value: this.value as Plain });
    } catch (error) {
      // An answer that cannot even be written down, such as one that holds itself, is a rejection that nobody handles.
      reject(this.#runtime.pending(), error);
    }
  }
}
