/** The platform's own names, as far as the lab has them. They run on the lab's clock and seed. */

/** Calls `callback` after so many milliseconds. */
declare function setTimeout(callback: (...args: any[]) => void, delayMs?: number, ...args: unknown[]): number;
declare function clearTimeout(timer: number | undefined): void;
/** Calls `callback` again and again, with so many milliseconds in between. */
declare function setInterval(callback: (...args: any[]) => void, delayMs?: number, ...args: unknown[]): number;
declare function clearInterval(timer: number | undefined): void;
/** Calls `callback` as soon as the code that runs now has ended. */
declare function queueMicrotask(callback: () => void): void;
/** A deep copy of plain data. */
declare function structuredClone<T>(value: T): T;

interface Console {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  debug(...values: unknown[]): void;
}
/** What you print is shown beside the run. */
declare const console: Console;

/** Milliseconds since the run began. */
declare const performance: { now(): number };
/** Random, and the same again with the same seed. */
declare const crypto: { randomUUID(): string };

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  onabort: ((event: { readonly type: 'abort' }) => void) | null;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: (event: { readonly type: 'abort' }) => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: (event: { readonly type: 'abort' }) => void): void;
}
declare const AbortSignal: {
  prototype: AbortSignal;
  /** A signal that is aborted already. */
  abort(reason?: unknown): AbortSignal;
  /** A signal that aborts after so many milliseconds, with a `TimeoutError`. */
  timeout(delayMs: number): AbortSignal;
  /** A signal that aborts with the first of these. */
  any(signals: Iterable<AbortSignal>): AbortSignal;
};

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare const AbortController: { prototype: AbortController; new (): AbortController };
