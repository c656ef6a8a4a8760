import type { Broker } from './broker/broker.ts';
import { Delivery } from './broker/delivery.ts';
import type { Calls } from './calls.ts';
import type { Kernel } from './kernel.ts';
import { plainError } from './plain-error.ts';
import type { Process } from './process.ts';
import type { LabPromise } from './promise.ts';
import { createStorePort, type StorePort } from './store/store-port.ts';
import type { Store } from './store/store.ts';
import type { Outcome, Plain, PlainError } from './trace/record.ts';
import type { Work } from './work.ts';

/** Why a call did not bring an answer. `lab-api` makes the learner's error of it. */
export type CallFailure =
  | { readonly failed: 'error'; readonly service: string; readonly error: PlainError }
  | { readonly failed: 'timeout'; readonly service: string; readonly timeoutMs: number }
  | { readonly failed: 'aborted'; readonly reason: unknown };

export interface PortCallOptions {
  readonly timeoutMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly attempt?: number;
  /** Hands over a function that makes the caller stop waiting; the call then rejects with the given reason. */
  readonly onOpen?: (abort: (reason: unknown) => void) => void;
}

export interface PortPublishOptions {
  /** Messages of one key keep their order, where the queue has partitions. */
  readonly key?: string;
  /** The message's id; without it the broker gives one. */
  readonly id?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMs?: number;
  readonly timeoutMs?: number;
}

/** The crossings of one process with the world. Every one of them is a place where a crash may fall, before its effect or after it. */
export interface Port {
  /** Calls another service. Rejects with a `CallFailure`. */
  call(service: string, body: Plain, options?: PortCallOptions): LabPromise;
  /**
   * Hands a message over to a queue or topic. Resolves with its id when the broker has confirmed that it has the message; rejects with
   * a `CallFailure`. After a timeout nobody knows whether the broker has it.
   */
  publish(to: string, body: Plain, options?: PortPublishOptions): LabPromise;
  /** A database of the world, by its name. */
  store(name: string): StorePort;
  /** Acks the message that this handler works on, where its subscription acks by hand. */
  ack(): LabPromise;
  /** Gives it back: it is delivered again, at once or after a pause, or becomes a dead letter. */
  nack(reason: string, options?: { readonly delayMs?: number }): LabPromise;
  sleep(delayMs: number): LabPromise;
  now(): number;
  random(): number;
  uuid(): string;
  /** Performs `act` when the caller of this handler has stopped waiting. */
  onCallerGone(act: () => void): void;
  setTimer(delayMs: number, act: () => void): number;
  clearTimer(timer: number): void;
  console(level: 'log' | 'info' | 'warn' | 'error' | 'debug', text: string): void;
}

/** What a crossing does, and how its promise settles. */
export type Effect = (resolve: (value?: unknown) => void, reject: (reason?: unknown) => void) => void;

/** Where the run's one crash falls, if it has one, and how it is carried out. */
export interface Crash {
  /** Counts a crossing of `process`; true when the process dies before it. `settle` is called after its effect. */
  cross(process: Process): { readonly dies: boolean; settle(): void };
}

export interface PortParts {
  readonly kernel: Kernel;
  readonly calls: Calls;
  readonly broker: Broker;
  readonly stores: ReadonlyMap<string, Store>;
  readonly process: Process;
  readonly crash: Crash;
  readonly incoming: Work | undefined;
  /** How far the clock of a node is ahead, in ms. */
  readonly skewOf: (node: string) => number;
}

export function createPort({ kernel, calls, broker, stores, process, crash, incoming, skewOf }: PortParts): Port {
  const { runtime, recorder } = kernel;
  const source = () => (process.source ? { source: process.source } : {});
  const random = () => kernel.stream(`${process.node}/learner`);

  /** Runs `act` as this process, if it is still alive. */
  const resume = (act: () => void): void => {
    if (!process.alive) return;
    const { jobs } = runtime;
    const before = jobs.current;
    jobs.current = process;
    try {
      act();
    } finally {
      jobs.current = before;
    }
  };

  /** A crossing: nothing happens in a process that is dead, or dies right before it. */
  const crossing = (effect: Effect): LabPromise => {
    const { promise, resolve, reject } = runtime.Promise.withResolvers();
    if (!process.alive) return promise;
    const { dies, settle } = crash.cross(process);
    if (dies) return promise;
    effect(resolve, reject);
    settle();
    return promise;
  };

  const settle = (settlement: Parameters<Delivery['settle']>[0]): LabPromise =>
    crossing((resolve, reject) => {
      if (!(incoming instanceof Delivery)) {
        const error = { name: 'Error', message: 'There is no message to settle: this handler answers a call' };
        return reject({ failed: 'error', service: process.node, error } satisfies CallFailure);
      }
      incoming.settle(settlement);
      resolve();
    });

  return {
    call: (service, body, { timeoutMs, headers = {}, attempt = 1, onOpen } = {}) =>
      crossing((resolve, reject) => {
        const fail = (failure: CallFailure) => resume(() => reject(failure));
        const settled = (_: unknown, ending: Outcome | 'timed-out') => {
          if (ending === 'timed-out') fail({ failed: 'timeout', service, timeoutMs: timeoutMs ?? 0 });
          else if (ending.ok) resume(() => resolve(ending.value));
          else fail({ failed: 'error', service, error: ending.error });
        };
        const request = { from: process.node, to: service, operation: service, body, headers, caller: { settled } };
        const open = calls.send(request, { attempt, timeoutMs, ...source() });
        onOpen?.((reason) => {
          open.abort();
          reject({ failed: 'aborted', reason } satisfies CallFailure);
        });
      }),
    publish: (to, body, { key, id, headers, delayMs, timeoutMs } = {}) =>
      crossing((resolve, reject) => {
        let timer = -1;
        const sent = broker.send(
          {
            from: process.node,
            to,
            body,
            key,
            id,
            ...(headers ? { headers } : {}),
            ...(delayMs === undefined ? {} : { delayMs }),
            ...source(),
          },
          (outcome) => {
            if (timer >= 0) kernel.cancel(timer);
            if (outcome.ok) resume(() => resolve(sent));
            else resume(() => reject({ failed: 'error', service: to, error: outcome.error } satisfies CallFailure));
          },
        );
        if (timeoutMs === undefined) return;
        const failure: CallFailure = { failed: 'timeout', service: to, timeoutMs };
        timer = kernel.after(timeoutMs, () => resume(() => reject(failure)), undefined);
      }),
    store(name) {
      const store = stores.get(name);
      if (!store) throw new Error(`There is no store called "${name}". Add it to the world with world.store.`);
      return createStorePort({ store, runtime, process, crossing, resume });
    },
    ack: () => settle({ ack: true }),
    nack: (reason, { delayMs } = {}) => settle({ ack: false, reason, ...(delayMs === undefined ? {} : { delayMs }) }),
    sleep: (delayMs) =>
      crossing((resolve) => {
        const wait = Number.isFinite(delayMs) && delayMs > 0 ? delayMs : 0;
        const cause = recorder.add('slept', kernel.nowMs, { node: process.node, delayMs: wait, ...source() });
        kernel.after(
          wait,
          () => {
            recorder.cause = cause;
            resume(() => resolve());
          },
          undefined,
        );
      }),
    now: () => kernel.nowMs + skewOf(process.node),
    random: () => random().uniform(),
    uuid() {
      const digit = (index: number) => {
        const value = Math.floor(random().uniform() * 16);
        return (index === 12 ? 4 : index === 16 ? (value & 3) | 8 : value).toString(16);
      };
      const hex = Array.from({ length: 32 }, (_, index) => digit(index)).join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
    onCallerGone: (act) => incoming?.onCallerGone(() => resume(act)),
    setTimer(delayMs, act) {
      const { cause } = recorder;
      const timer = (process.timersSet += 1);
      const event = kernel.after(
        Number.isFinite(delayMs) && delayMs > 0 ? delayMs : 0,
        () => {
          process.timers.delete(timer);
          recorder.cause = cause;
          resume(() => {
            try {
              act();
            } catch (error) {
              recorder.add('uncaught-error', kernel.nowMs, {
                node: process.node,
                error: plainError(error, process.source),
                ...source(),
              });
            }
          });
        },
        undefined,
      );
      process.timers.set(timer, event);
      return timer;
    },
    clearTimer(timer) {
      const event = process.timers.get(timer);
      if (event === undefined) return;
      process.timers.delete(timer);
      kernel.cancel(event);
    },
    console(level, text) {
      recorder.add('console', kernel.nowMs, { node: process.node, level, text, ...source() });
    },
  };
}
