import type { Calls, IncomingCall, OpenCall, Receiver } from './calls.ts';
import type { Kernel } from './kernel.ts';
import type { LearnerModule } from './plan.ts';
import { plainError } from './plain-error.ts';
import { createPort, type Crash, type Port } from './port.ts';
import { Process } from './process.ts';
import { answeredError } from './service-error.ts';
import type { Plain } from './trace/record.ts';

/** A service whose handler is code on the async runtime, such as a learner's. */
export interface HostSpec {
  /** Evaluates the module afresh: at the start and at each restart. */
  readonly instantiate: () => LearnerModule;
  /** Answers a call: a value, or a promise of one. What it throws or rejects with is the answer, as an error. */
  readonly handle: (module: LearnerModule, request: IncomingCall, port: Port) => unknown;
}

export class Host implements Receiver {
  readonly name: string;
  readonly #spec: HostSpec;
  readonly #kernel: Kernel;
  readonly #calls: Calls;
  readonly #crash: Crash;
  #process: Process;
  #module: LearnerModule;

  constructor(name: string, spec: HostSpec, kernel: Kernel, calls: Calls, crash: Crash) {
    this.name = name;
    this.#spec = spec;
    this.#kernel = kernel;
    this.#calls = calls;
    this.#crash = crash;
    this.#process = new Process(name);
    this.#module = this.#as(this.#process, () => spec.instantiate());
  }

  get process(): Process {
    return this.#process;
  }

  /** Memory, tasks and timers are gone; nothing of them is ever resumed. */
  kill(): void {
    this.#process.alive = false;
    for (const event of this.#process.timers.values()) this.#kernel.cancel(event);
  }

  restart(): void {
    this.#process = new Process(this.name);
    this.#module = this.#as(this.#process, () => this.#spec.instantiate());
  }

  receive(call: OpenCall): void {
    const process = this.#process;
    if (!process.alive) return call.reply({ ok: false, error: answeredError(503, `${this.name} is down`) });
    const { recorder, runtime } = this.#kernel;
    call.record = recorder.add('call-started', this.#kernel.nowMs, { node: this.name, call: call.call }, call.record);
    recorder.cause = call.record;
    const port = createPort({ kernel: this.#kernel, calls: this.#calls, process, crash: this.#crash, incoming: call });
    this.#as(process, () => {
      runtime.Promise.try(() => this.#spec.handle(this.#module, call, port)).then(
        (value: unknown) => call.reply({ ok: true, value: value as Plain }),
        (reason: unknown) => call.reply({ ok: false, error: plainError(reason, undefined) }),
      );
    });
  }

  #as<T>(process: Process, act: () => T): T {
    const { jobs } = this.#kernel.runtime;
    const before = jobs.current;
    jobs.current = process;
    try {
      return act();
    } finally {
      jobs.current = before;
    }
  }
}
