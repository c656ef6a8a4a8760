import type { Calls, OpenCall } from './calls.ts';
import type { Kernel } from './kernel.ts';
import { plainError } from './plain-error.ts';
import type { Process } from './process.ts';
import type { LabPromise } from './promise.ts';
import type { Plain, PlainError } from './trace/record.ts';

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

/** The crossings of one process with the world. Every one of them is a place where a crash may fall, before its effect or after it. */
export interface Port {
  /** Calls another service. Rejects with a `CallFailure`. */
  call(service: string, body: Plain, options?: PortCallOptions): LabPromise;
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

/** Where the run's one crash falls, if it has one, and how it is carried out. */
export interface Crash {
  /** Counts a crossing of `process`; true when the process dies before it. `settle` is called after its effect. */
  cross(process: Process): { readonly dies: boolean; settle(): void };
}

interface PortParts {
  readonly kernel: Kernel;
  readonly calls: Calls;
  readonly process: Process;
  readonly crash: Crash;
  readonly incoming: OpenCall | undefined;
}

export function createPort({ kernel, calls, process, crash, incoming }: PortParts): Port {
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
  const crossing = (effect: (resolve: (value?: unknown) => void, reject: (reason?: unknown) => void) => void): LabPromise => {
    const { promise, resolve, reject } = runtime.Promise.withResolvers();
    if (!process.alive) return promise;
    const { dies, settle } = crash.cross(process);
    if (dies) return promise;
    effect(resolve, reject);
    settle();
    return promise;
  };

  return {
    call: (service, body, { timeoutMs, headers = {}, attempt = 1, onOpen } = {}) =>
      crossing((resolve, reject) => {
        const fail = (failure: CallFailure) => resume(() => reject(failure));
        const { abort } = calls.send({
          from: process.node,
          to: service,
          operation: service,
          body,
          headers,
          attempt,
          ...(timeoutMs === undefined ? {} : { timeoutMs }),
          ...source(),
          settled: (result) => {
            if (!('outcome' in result)) return fail({ failed: 'timeout', service, timeoutMs: timeoutMs ?? 0 });
            const { outcome } = result;
            if (outcome.ok) resume(() => resolve(outcome.value));
            else fail({ failed: 'error', service, error: outcome.error });
          },
        });
        onOpen?.((reason) => {
          abort();
          reject({ failed: 'aborted', reason } satisfies CallFailure);
        });
      }),
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
    now: () => kernel.nowMs,
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
