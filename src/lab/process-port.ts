import type { Broker } from './broker/broker.ts';
import { Delivery } from './broker/delivery.ts';
import type { CallOptions, Calls } from './calls.ts';
import type { Kernel } from './kernel.ts';
import { plainError } from './plain-error.ts';
import { PortCall } from './port-call.ts';
import type { CallFailure, Crash, Effect, Port, PortCallOptions, PortPublishOptions } from './port.ts';
import type { Process } from './process.ts';
import type { LabPromise } from './promise.ts';
import { resolve } from './promise-state.ts';
import type { RandomStream } from './random.ts';
import { createStorePort, type StorePort } from './store/store-port.ts';
import type { Store } from './store/store.ts';
import type { Plain, SourcePosition } from './trace/record.ts';
import type { Work } from './work.ts';

/** What the ports of a host have in common. */
export interface PortParts {
  readonly kernel: Kernel;
  readonly calls: Calls;
  readonly broker: Broker;
  readonly stores: ReadonlyMap<string, Store>;
  readonly crash: Crash;
  /** How far the clock of a node is ahead, in ms. */
  readonly skewOf: (node: string) => number;
}

/** The crossings of a process; those of one call or message that it works on, where there is one. */
export class ProcessPort implements Port {
  readonly #parts: PortParts;
  readonly #process: Process;
  readonly #incoming: Work | undefined;
  #random: RandomStream | undefined = undefined;

  constructor(parts: PortParts, process: Process, incoming: Work | undefined) {
    this.#parts = parts;
    this.#process = process;
    this.#incoming = incoming;
  }

  call(service: string, body: Plain, options: PortCallOptions = {}): LabPromise {
    const { kernel, calls, crash } = this.#parts;
    const { runtime } = kernel;
    const promise = runtime.pending();
    const crossing = this.#cross();
    if (crossing < 0) return promise;
    const { timeoutMs, attempt = 1, onOpen } = options;
    const request = new PortCall(this.#process, runtime, promise, service, body, options);
    const how: CallOptions = { attempt, timeoutMs, source: kernel.recorder.on ? this.#process.source : undefined };
    const open = calls.send(request, how);
    if (onOpen !== undefined) onOpen((reason) => request.abort(open, reason));
    crash.crossed(this.#process, crossing);
    return promise;
  }

  publish(to: string, body: Plain, { key, id, headers, delayMs, timeoutMs }: PortPublishOptions = {}): LabPromise {
    const { kernel, broker } = this.#parts;
    return this.#crossing((resolve, reject) => {
      let timer = -1;
      const sent = broker.send(
        {
          from: this.#process.node,
          to,
          body,
          key,
          id,
          ...(headers ? { headers } : {}),
          ...(delayMs === undefined ? {} : { delayMs }),
          ...this.#place(),
        },
        (outcome) => {
          if (timer >= 0) kernel.cancel(timer);
          if (outcome.ok) this.#resume(() => resolve(sent));
          else this.#resume(() => reject({ failed: 'error', service: to, error: outcome.error } satisfies CallFailure));
        },
      );
      if (timeoutMs === undefined) return;
      const failure: CallFailure = { failed: 'timeout', service: to, timeoutMs };
      timer = kernel.after(timeoutMs, () => this.#resume(() => reject(failure)), undefined);
    });
  }

  store(name: string): StorePort {
    const { stores, kernel } = this.#parts;
    const store = stores.get(name);
    if (!store) throw new Error(`There is no store called "${name}". Add it to the world with world.store.`);
    return createStorePort({
      store,
      runtime: kernel.runtime,
      process: this.#process,
      crossing: (effect) => this.#crossing(effect),
      resume: (act) => this.#resume(act),
    });
  }

  ack(): LabPromise {
    return this.#settle({ ack: true });
  }

  nack(reason: string, { delayMs }: { readonly delayMs?: number } = {}): LabPromise {
    return this.#settle({ ack: false, reason, ...(delayMs === undefined ? {} : { delayMs }) });
  }

  sleep(delayMs: number): LabPromise {
    const { kernel, crash } = this.#parts;
    const { recorder, runtime } = kernel;
    const promise = runtime.pending();
    const crossing = this.#cross();
    if (crossing < 0) return promise;
    const wait = forMs(delayMs);
    if (recorder.on) {
      const cause = recorder.add('slept', kernel.nowMs, { node: this.#process.node, delayMs: wait, ...this.#place() });
      kernel.after(wait, wake, new Sleep(kernel, this.#process, cause, promise));
      // Should the process die meanwhile, nothing that waits for the promise is performed.
    } else kernel.after(wait, fulfil, promise);
    crash.crossed(this.#process, crossing);
    return promise;
  }

  now(): number {
    return this.#parts.kernel.nowMs + this.#parts.skewOf(this.#process.node);
  }

  random(): number {
    const { node, life } = this.#process;
    // A stream of its own for each life, or one could count in it how often an earlier one had drawn.
    this.#random ??= this.#parts.kernel.stream(life === 0 ? `${node}/learner` : `${node}/learner/${life}`);
    return this.#random.uniform();
  }

  uuid(): string {
    const digit = (index: number) => {
      const value = Math.floor(this.random() * 16);
      return (index === 12 ? 4 : index === 16 ? (value & 3) | 8 : value).toString(16);
    };
    const hex = Array.from({ length: 32 }, (_, index) => digit(index)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  onCallerGone(act: () => void): void {
    this.#incoming?.onCallerGone(() => this.#resume(act));
  }

  setTimer(delayMs: number, act: () => void): number {
    const process = this.#process;
    const { kernel } = this.#parts;
    const { recorder } = kernel;
    const { cause } = recorder;
    const timer = (process.timersSet += 1);
    const fire = (): void => {
      process.timers.delete(timer);
      recorder.cause = cause;
      this.#resume(() => {
        try {
          act();
        } catch (error) {
          const fields = { node: process.node, error: plainError(error, process.source), ...this.#place() };
          recorder.add('uncaught-error', kernel.nowMs, fields);
        }
      });
    };
    process.timers.set(timer, kernel.after(forMs(delayMs), fire, undefined));
    return timer;
  }

  clearTimer(timer: number): void {
    const { timers } = this.#process;
    const event = timers.get(timer);
    if (event === undefined) return;
    timers.delete(timer);
    this.#parts.kernel.cancel(event);
  }

  console(level: 'log' | 'info' | 'warn' | 'error' | 'debug', text: string): void {
    const { recorder, nowMs } = this.#parts.kernel;
    recorder.add('console', nowMs, { node: this.#process.node, level, text, ...this.#place() });
  }

  #settle(settlement: Parameters<Delivery['settle']>[0]): LabPromise {
    return this.#crossing((resolve, reject) => {
      if (!(this.#incoming instanceof Delivery)) {
        const error = { name: 'Error', message: 'There is no message to settle: this handler answers a call' };
        return reject({ failed: 'error', service: this.#process.node, error } satisfies CallFailure);
      }
      this.#incoming.settle(settlement);
      resolve();
    });
  }

  /** A crossing: nothing happens in a process that is dead, or dies right before it. */
  #crossing(effect: Effect): LabPromise {
    const { promise, resolve, reject } = this.#parts.kernel.runtime.Promise.withResolvers();
    const crossing = this.#cross();
    if (crossing < 0) return promise;
    effect(resolve, reject);
    this.#parts.crash.crossed(this.#process, crossing);
    return promise;
  }

  /** The number of a crossing that begins now; −1 in a process that is dead, or dies right before it. */
  #cross(): number {
    return this.#process.alive ? this.#parts.crash.cross(this.#process) : -1;
  }

  /** Runs `act` as this process, if it is still alive. */
  #resume(act: () => void): void {
    if (!this.#process.alive) return;
    const { jobs } = this.#parts.kernel.runtime;
    const before = jobs.current;
    jobs.current = this.#process;
    try {
      act();
    } finally {
      jobs.current = before;
    }
  }

  #place(): { source?: SourcePosition } {
    const { source } = this.#process;
    return source ? { source } : {};
  }
}

/** Somebody who sleeps. */
class Sleep {
  readonly #kernel: Kernel;
  readonly #process: Process;
  readonly #cause: number | null;
  readonly #promise: LabPromise;

  constructor(kernel: Kernel, process: Process, cause: number | null, promise: LabPromise) {
    this.#kernel = kernel;
    this.#process = process;
    this.#cause = cause;
    this.#promise = promise;
  }

  end(): void {
    this.#kernel.recorder.cause = this.#cause;
    if (this.#process.alive) resolve(this.#promise, undefined);
  }
}

function fulfil(promise: LabPromise): void {
  resolve(promise, undefined);
}

function wake(sleep: Sleep): void {
  sleep.end();
}

/** A delay as the platform's timers take it: what is no number of milliseconds is none. */
function forMs(delayMs: number): number {
  return Number.isFinite(delayMs) && delayMs > 0 ? delayMs : 0;
}
