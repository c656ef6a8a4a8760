import type { AsyncRuntime, CallFailure, LabPromise, Plain, Port } from '../lab/index.ts';
import type { Abort } from './abort.ts';
import { AbortError, CallError, TimeoutError } from './errors.ts';

export interface ContextParts {
  readonly runtime: AsyncRuntime;
  readonly abort: Abort;
  readonly onWire: (value: unknown, what: string) => unknown;
}

/** The context that a learner's handler gets: the ports of a service, free of words of the simulation. */
export function createContextMaker({ runtime, abort, onWire }: ContextParts): (port: Port) => object {
  const { Promise } = runtime;

  function headersOf(headers: unknown): Record<string, string> {
    if (headers === undefined || headers === null) return {};
    if (typeof headers !== 'object') throw new TypeError('headers is an object of texts, such as { traceparent: … }.');
    return Object.fromEntries(Object.keys(headers).map((name) => [name.toLowerCase(), String(Reflect.get(headers, name))]));
  }

  /** Reads what a learner passed, which may be anything. */
  function optionsOf(options: unknown): {
    timeoutMs?: number;
    headers: Record<string, string>;
    signal?: InstanceType<Abort['AbortSignal']>;
  } {
    if (options === undefined || options === null) return { headers: {} };
    if (typeof options !== 'object') throw new TypeError('The third argument of call is an object, such as { timeoutMs: 300 }.');
    const timeoutMs: unknown = Reflect.get(options, 'timeoutMs');
    const signal: unknown = Reflect.get(options, 'signal');
    if (timeoutMs !== undefined && (typeof timeoutMs !== 'number' || !(timeoutMs >= 0)))
      throw new RangeError(`timeoutMs is a number of milliseconds, 0 or more; this is ${String(timeoutMs)}.`);
    if (signal !== undefined && !abort.isSignal(signal))
      throw new TypeError('signal is an AbortSignal, such as controller.signal.');
    return {
      headers: headersOf(Reflect.get(options, 'headers')),
      ...(timeoutMs === undefined || timeoutMs === Infinity ? {} : { timeoutMs }),
      ...(signal === undefined ? {} : { signal }),
    };
  }

  function errorOf(failure: CallFailure): unknown {
    switch (failure.failed) {
      case 'timeout':
        return new TimeoutError(failure.service, failure.timeoutMs);
      case 'aborted':
        return failure.reason;
      case 'error':
        return new CallError(failure.service, failure.error.status ?? 500, failure.error.message);
    }
  }

  return (port) => {
    const controller = new abort.AbortController();
    port.onCallerGone(() => controller.abort(new AbortError('The caller has stopped waiting')));

    function call(service: unknown, body: unknown, options?: unknown): LabPromise {
      return Promise.try(() => {
        if (typeof service !== 'string')
          throw new TypeError(`call names a service by a text, such as 'user'; this is ${typeof service}.`);
        const { signal, timeoutMs, headers } = optionsOf(options);
        signal?.throwIfAborted();
        const sent = onWire(body, `The request to ${service}`) as Plain;
        return port
          .call(service, sent, {
            headers,
            ...(timeoutMs === undefined ? {} : { timeoutMs }),
            onOpen: (stopWaiting) => signal?.addEventListener('abort', () => stopWaiting(signal.reason)),
          })
          .then(
            (value: unknown) => onWire(value, `The answer of ${service}`),
            (failure: CallFailure) => {
              throw errorOf(failure);
            },
          );
      });
    }

    return Object.freeze({
      call,
      sleep: (delayMs: unknown) => port.sleep(Number(delayMs)),
      signal: controller.signal,
    });
  };
}
