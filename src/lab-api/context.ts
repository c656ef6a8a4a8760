import type { AsyncRuntime, CallFailure, LabPromise, Plain, Port } from '../lab/index.ts';
import type { Abort } from './abort.ts';
import { AbortError, CallError, TimeoutError } from './errors.ts';
import { createOptionReader } from './options.ts';
import { createStoreMaker } from './store.ts';

export interface ContextParts {
  readonly runtime: AsyncRuntime;
  readonly abort: Abort;
  readonly onWire: (value: unknown, what: string) => unknown;
}

/** The context that a learner's handler gets: the ports of a service, free of words of the simulation. */
export function createContextMaker({ runtime, abort, onWire }: ContextParts): (port: Port) => object {
  const { Promise } = runtime;
  const read = createOptionReader(abort);
  const storeOf = createStoreMaker({ runtime, read, onWire });

  function call(port: Port, service: unknown, body: unknown, options: unknown): LabPromise {
    return Promise.try(() => {
      if (typeof service !== 'string')
        throw new TypeError(`call names a service by a text, such as 'user'; this is ${typeof service}.`);
      const given = read.objectOf(options, 'The third argument of call, such as { timeoutMs: 300 },');
      const timeoutMs = read.milliseconds(given, 'timeoutMs');
      const signal = read.signal(given);
      signal?.throwIfAborted();
      return port
        .call(service, onWire(body, `The request to ${service}`) as Plain, {
          headers: read.headers(given),
          ...(timeoutMs === undefined ? {} : { timeoutMs }),
          onOpen: (stopWaiting) => signal?.addEventListener('abort', () => stopWaiting(signal.reason)),
        })
        .then((value: unknown) => onWire(value, `The answer of ${service}`), failing);
    });
  }

  function publish(port: Port, to: unknown, body: unknown, options: unknown): LabPromise {
    return Promise.try(() => {
      if (typeof to !== 'string')
        throw new TypeError(`publish names a queue or topic by a text, such as 'orders'; this is ${typeof to}.`);
      const given = read.objectOf(options, 'The third argument of publish, such as { key: orderId },');
      const [id, key] = [read.text(given, 'id'), read.text(given, 'key')];
      const [delayMs, timeoutMs] = [read.milliseconds(given, 'delayMs'), read.milliseconds(given, 'timeoutMs')];
      return port
        .publish(to, onWire(body, `The message to ${to}`) as Plain, {
          headers: read.headers(given),
          ...(id === undefined ? {} : { id }),
          ...(key === undefined ? {} : { key }),
          ...(delayMs === undefined ? {} : { delayMs }),
          ...(timeoutMs === undefined ? {} : { timeoutMs }),
        })
        .then(undefined, failing);
    });
  }

  return (port) => {
    const controller = new abort.AbortController();
    port.onCallerGone(() => controller.abort(new AbortError('The caller has stopped waiting')));
    return Object.freeze({
      call: (service: unknown, body: unknown, options?: unknown) => call(port, service, body, options),
      publish: (to: unknown, body: unknown, options?: unknown) => publish(port, to, body, options),
      store: storeOf(port),
      ack: () => port.ack().then(undefined, failing),
      nack: (reason: unknown, options?: unknown) =>
        Promise.try(() => {
          const delayMs = read.milliseconds(read.objectOf(options, 'The second argument of nack'), 'delayMs');
          return port.nack(String(reason), delayMs === undefined ? {} : { delayMs }).then(undefined, failing);
        }),
      sleep: (delayMs: unknown) =>
        typeof delayMs === 'number' && !Number.isNaN(delayMs)
          ? port.sleep(delayMs)
          : Promise.reject(
              new TypeError(
                `sleep takes a number of milliseconds; this is ${typeof delayMs === 'number' ? 'NaN' : typeof delayMs}.`,
              ),
            ),
      signal: controller.signal,
    });
  };
}

function failing(failure: CallFailure): never {
  switch (failure.failed) {
    case 'timeout':
      throw new TimeoutError(failure.service, failure.timeoutMs);
    case 'aborted':
      throw failure.reason;
    case 'error':
      throw new CallError(failure.service, failure.error.status ?? 500, failure.error.message);
  }
}
