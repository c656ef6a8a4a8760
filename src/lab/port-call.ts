import type { Caller, CallRequest, OpenCall } from './calls.ts';
import type { CallFailure, PortCallOptions } from './port.ts';
import type { Process } from './process.ts';
import type { LabPromise } from './promise.ts';
import { reject, resolve } from './promise-state.ts';
import type { AsyncRuntime } from './runtime.ts';
import type { Outcome, Plain } from './trace/record.ts';

const noHeaders: Readonly<Record<string, string>> = Object.freeze({});

/** A call that a process makes, and the promise of its answer. A process that has died meanwhile never learns of it. */
export class PortCall implements CallRequest, Caller {
  readonly from: string;
  readonly to: string;
  readonly operation: string;
  readonly body: Plain;
  readonly headers: Readonly<Record<string, string>>;
  readonly caller: Caller = this;
  readonly #process: Process;
  readonly #runtime: AsyncRuntime;
  readonly #promise: LabPromise;
  readonly #timeoutMs: number;
  #settled = false;

  constructor(process: Process, runtime: AsyncRuntime, promise: LabPromise, to: string, body: Plain, options: PortCallOptions) {
    this.from = process.node;
    this.to = this.operation = to;
    this.body = body;
    this.headers = options.headers ?? noHeaders;
    this.#timeoutMs = options.timeoutMs ?? 0;
    this.#process = process;
    this.#runtime = runtime;
    this.#promise = promise;
  }

  settled(_: OpenCall, ending: Outcome | 'timed-out'): void {
    if (this.#settled || !this.#process.alive) return;
    this.#settled = true;
    const { jobs } = this.#runtime;
    const before = jobs.current;
    jobs.current = this.#process;
    if (ending === 'timed-out')
      reject(this.#promise, {
        failed: 'timeout',
        service: this.to,
        timeoutMs: this.#timeoutMs,
      } satisfies CallFailure);
    else if (ending.ok) resolve(this.#promise, ending.value);
    else reject(this.#promise, { failed: 'error', service: this.to, error: ending.error } satisfies CallFailure);
    jobs.current = before;
  }

  /** The process stops waiting. */
  abort(open: OpenCall, reason: unknown): void {
    open.abort();
    if (this.#settled) return;
    this.#settled = true;
    reject(this.#promise, { failed: 'aborted', reason } satisfies CallFailure);
  }
}
