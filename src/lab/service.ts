import type { Calls, IncomingCall, OpenCall, Receiver } from './calls.ts';
import { sample, type Distribution } from './distribution.ts';
import type { Kernel } from './kernel.ts';
import { answeredError, ServiceError } from './service-error.ts';
import type { Outcome, Plain } from './trace/record.ts';

/** What a service without learner code does. */
export interface ServiceSpec {
  /** Workers; each serves one call at a time. Without it, as many as there are calls. */
  readonly concurrency?: number;
  /** Calls that may wait for a worker; one more is rejected with 503. Without it, no bound. */
  readonly queueCapacity?: number;
  /** How long a worker is held, drawn at the start of service. Without it, no time. */
  readonly serviceTime?: Distribution;
  /** The answer, made when the service time is over. Throw `serviceError` to answer with an error. */
  readonly respond?: (request: IncomingCall) => Plain;
  /** Calls to others, made after the service time: one list in order, or all at once. */
  readonly steps?: { readonly serial: readonly string[] } | { readonly parallel: readonly string[] };
}

/** How a service behaves while a fault lasts. */
interface Condition {
  readonly factor: number;
  readonly addMs: number;
  readonly hangs: boolean;
  failure: { readonly error: ServiceError; left: number } | undefined;
  readonly down: boolean;
}

const healthy: Condition = { factor: 1, addMs: 0, hangs: false, failure: undefined, down: false };

/** A station: calls wait for a worker in order of arrival, are served, and answered. */
export class Service implements Receiver {
  readonly #name: string;
  readonly #spec: ServiceSpec;
  readonly #kernel: Kernel;
  readonly #calls: Calls;
  readonly #waiting: OpenCall[] = [];
  #first = 0;
  #busy = 0;
  #condition: Condition = { ...healthy };
  /** Raised by a crash: what was in service before never ends. */
  #life = 0;

  constructor(name: string, spec: ServiceSpec, kernel: Kernel, calls: Calls) {
    this.#name = name;
    this.#spec = spec;
    this.#kernel = kernel;
    this.#calls = calls;
  }

  change(condition: Partial<Condition>): void {
    this.#condition = { ...healthy, ...condition };
  }

  crash(): void {
    this.#condition = { ...healthy, down: true };
    this.#life += 1;
    this.#busy = 0;
    this.#waiting.length = this.#first = 0;
  }

  restart(): void {
    this.#condition = { ...healthy };
  }

  receive(call: OpenCall): void {
    if (this.#condition.down) return this.#reject(call, `${this.#name} is down`);
    if (this.#busy < (this.#spec.concurrency ?? Infinity)) return this.#start(call);
    if (this.#waiting.length - this.#first >= (this.#spec.queueCapacity ?? Infinity))
      return this.#reject(call, `the queue of ${this.#name} is full`);
    this.#waiting.push(call);
  }

  #reject(call: OpenCall, reason: string): void {
    const { recorder } = this.#kernel;
    recorder.cause = recorder.add(
      'call-rejected',
      this.#kernel.nowMs,
      { node: this.#name, call: call.call, reason },
      call.record,
    );
    call.reply({ ok: false, error: answeredError(503, reason) });
  }

  #start(call: OpenCall): void {
    this.#busy += 1;
    const { recorder } = this.#kernel;
    call.record = recorder.add('call-started', this.#kernel.nowMs, { node: this.#name, call: call.call }, call.record);
    const { factor, addMs, hangs } = this.#condition;
    const { serviceTime } = this.#spec;
    const drawnMs = serviceTime ? sample(serviceTime, this.#kernel.stream(`${this.#name}/service-time`)) : 0;
    if (hangs) return;
    const life = this.#life;
    this.#kernel.after(
      drawnMs * factor + addMs,
      () => {
        if (life !== this.#life) return;
        recorder.cause = call.record;
        this.#work(call, life);
      },
      undefined,
    );
  }

  #work(call: OpenCall, life: number): void {
    const failure = this.#condition.failure;
    if (failure && failure.left > 0) {
      failure.left -= 1;
      return this.#finish(call, { ok: false, error: answeredError(failure.error.status, failure.error.message) });
    }
    const { steps } = this.#spec;
    if (!steps) return this.#finish(call, this.#answer(call));
    const names = 'serial' in steps ? steps.serial : steps.parallel;
    let open = names.length;
    let ended = open === 0;
    const done = (outcome: Outcome, next: string | undefined): void => {
      if (ended || life !== this.#life) return;
      open -= 1;
      if (!outcome.ok || open === 0) {
        ended = true;
        return this.#finish(call, outcome.ok ? this.#answer(call) : outcome);
      }
      if (next !== undefined) ask(names.length - open);
    };
    const ask = (index: number): void => {
      const to = names[index];
      if (to === undefined) return;
      this.#calls.send({
        from: this.#name,
        to,
        operation: to,
        body: null,
        headers: {},
        settled: (result) => 'outcome' in result && done(result.outcome, 'serial' in steps ? names[index + 1] : undefined),
      });
    };
    if (ended) return this.#finish(call, this.#answer(call));
    if ('serial' in steps) return ask(0);
    const { cause } = this.#kernel.recorder;
    for (let index = 0; index < names.length; index += 1) {
      this.#kernel.recorder.cause = cause;
      ask(index);
    }
  }

  #answer(call: OpenCall): Outcome {
    try {
      return { ok: true, value: this.#spec.respond?.(call) ?? null };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return { ok: false, error: answeredError(error.status, error.message) };
    }
  }

  #finish(call: OpenCall, outcome: Outcome): void {
    this.#busy -= 1;
    call.reply(outcome);
    if (this.#first === this.#waiting.length) return;
    const next = this.#waiting[this.#first]!;
    this.#first += 1;
    if (this.#first > 1024 && this.#first * 2 > this.#waiting.length) {
      this.#waiting.splice(0, this.#first);
      this.#first = 0;
    }
    this.#start(next);
  }
}
