import type { Process } from './process.ts';
import type { LabPromise } from './promise.ts';
import type { StorePort } from './store/store-port.ts';
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
  /** Counts a crossing of `process` and gives its number; −1 when the process is dead, or dies before the effect. */
  cross(process: Process): number;
  /** Called after the effect of a crossing, which may be where the process dies. */
  crossed(process: Process, crossing: number): void;
}
