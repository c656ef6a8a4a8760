import type { Broker } from './broker/broker.ts';
import type { CallRequest, Calls } from './calls.ts';
import type { Kernel } from './kernel.ts';
import type { Plain } from './trace/record.ts';

/** A caller from outside: a browser, another company's server. */
export interface Client {
  /** Offers a call at a point in time; its life is in the trace under the client's name. */
  call(service: string, operation: string, body: Plain, options?: ClientCallOptions): void;
  /** Hands a message over to a queue or topic at a point in time. */
  publish(to: string, body: Plain, options?: ClientPublishOptions): void;
}

export interface ClientPublishOptions {
  readonly atMs?: number;
  /** The message's id; without it the broker gives one. */
  readonly id?: string;
  /** Messages of one key keep their order, where the queue has partitions. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ClientCallOptions {
  readonly atMs?: number;
  readonly timeoutMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Told how long the caller waited, how it ended, and the answer, if there was one: to measure without a trace, or to ask again. */
  readonly onSettled?: (tookMs: number, how: 'answered' | 'failed' | 'timed-out', answer?: Plain) => void;
}

interface ClientParts {
  readonly kernel: Kernel;
  readonly calls: Calls;
  readonly broker: Broker;
}

export function createClient(name: string, { kernel, calls, broker }: ClientParts): Client {
  return {
    call(service, operation, body, { atMs = 0, timeoutMs, headers = {}, onSettled } = {}) {
      const settled: CallRequest['caller']['settled'] = (_, ending) => {
        if (ending === 'timed-out') onSettled?.(kernel.nowMs - atMs, 'timed-out');
        else if (ending.ok) onSettled?.(kernel.nowMs - atMs, 'answered', ending.value);
        else onSettled?.(kernel.nowMs - atMs, 'failed');
      };
      const request: CallRequest = { from: name, to: service, operation, body, headers, caller: { settled } };
      const send = () => void calls.send(request, { timeoutMs });
      kernel.at(atMs, send, undefined);
    },
    publish(to, body, { atMs = 0, id, key, headers = {} } = {}) {
      const send = () => void broker.send({ from: name, to, body, key, id, headers }, () => {});
      kernel.at(atMs, send, undefined);
    },
  };
}
