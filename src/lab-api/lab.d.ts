/**
 * What `import … from 'lab'` means in the code that you write. The ports below are those of any service: call another
 * service, publish a message, use a database, wait. Timers, `Date.now`, `Math.random`, `AbortController` and `crypto.randomUUID`
 * are the platform's own names and run on the lab's clock and seed.
 */
declare module 'lab' {
  /** The operations of the services that you may call: for each service, its request and its reply. */
  type Services = Record<string, (request: any) => unknown>;

  interface CallOptions {
    /** Stop waiting after this many milliseconds; the call then rejects with a `TimeoutError`. The other side may still be at work. */
    timeoutMs?: number;
    /** Stop waiting when this signal aborts; the call then rejects with the signal's reason. */
    signal?: AbortSignal;
    /** Metadata that travels with the request, such as `idempotency-key` or `traceparent`. */
    headers?: Record<string, string>;
  }

  /** What your handler gets besides the request. */
  interface Context<S extends Services = Services> {
    /**
     * Calls another service and waits for its reply.
     *
     * @throws `CallError` when the service answers with an error or cannot be reached; `TimeoutError` when `timeoutMs` has passed.
     * @example const user = await call('user', { userId }, { timeoutMs: 300 });
     */
    call<Name extends keyof S & string>(
      service: Name,
      request: Parameters<S[Name]>[0],
      options?: CallOptions,
    ): Promise<ReturnType<S[Name]>>;
    /** Waits for this many milliseconds. */
    sleep(delayMs: number): Promise<void>;
    /** Aborts when the caller of this handler has stopped waiting. */
    readonly signal: AbortSignal;
  }

  /** A service answered with an error, or could not be reached. */
  class CallError extends Error {
    readonly name: 'CallError';
    readonly service: string;
    /** HTTP-like status: 503 when overloaded, 404 when not found; 0 when there was no answer. */
    readonly status: number;
  }

  /** You stopped waiting. Whether the other side did the work is unknown. */
  class TimeoutError extends Error {
    readonly name: 'TimeoutError';
    readonly service: string;
    readonly timeoutMs: number;
  }
}
