import type { Broker } from '../broker/broker.ts';
import type { Caller, CallOptions, CallRequest, Calls, OpenCall } from '../calls.ts';
import { sample, type Distribution } from '../distribution.ts';
import type { Kernel } from '../kernel.ts';
import type { Meter } from '../meter.ts';
import { PolicyClient } from '../policy/policy-client.ts';
import { isTimeoutAlone, type Policy } from '../policy/policy.ts';
import type { RandomStream } from '../random.ts';
import type { Outcome, Plain } from '../trace/record.ts';
import { arrivalTimes, type Arrivals } from './arrivals.ts';

/** Requests of many callers, to a service, or messages to a queue or topic. */
export interface LoadSpec {
  readonly to: string;
  readonly operation?: string;
  /** One body for all, or made for request n, from 0. */
  readonly body?: Plain | ((n: number) => Plain);
  readonly headers?: Readonly<Record<string, string>>;
  readonly priority?: number;
  readonly policy?: Policy;
  /** Messages: so many keys, each equally likely. */
  readonly keys?: number;
  /** Open loop: they come when they come. */
  readonly arrivals?: Arrivals;
  /** Closed loop: so many clients, each waits for its answer, thinks, and asks again. */
  readonly clients?: number;
  readonly thinkTime?: Distribution;
  readonly fromMs?: number;
  readonly untilMs?: number;
  /** So many requests at most. */
  readonly count?: number;
}

export interface LoadParts {
  readonly kernel: Kernel;
  readonly calls: Calls;
  readonly broker: Broker;
  readonly meter: Meter;
}

/** A source of load. Its waits are measured from the moment when a request was meant to start. */
export class Load implements Caller {
  readonly name: string;
  readonly meter: Meter;
  readonly #spec: LoadSpec;
  readonly #parts: LoadParts;
  readonly #times: (() => number) | undefined;
  readonly #think: RandomStream;
  readonly #keys: RandomStream;
  readonly #client: PolicyClient | undefined;
  readonly #request: CallRequest;
  readonly #options: CallOptions | undefined;
  #sent = 0;

  constructor(name: string, spec: LoadSpec, parts: LoadParts) {
    const { kernel, calls } = parts;
    this.name = name;
    this.meter = parts.meter;
    this.#spec = spec;
    this.#parts = parts;
    this.#think = kernel.stream(`${name}/think`);
    this.#keys = kernel.stream(`${name}/keys`);
    const { to, operation = to, headers = {}, priority = 0, policy, body, arrivals, clients = 0, fromMs = 0 } = spec;
    this.#request = {
      from: name,
      to,
      operation,
      body: typeof body === 'function' ? null : (body ?? null),
      headers,
      priority,
      caller: this,
    };
    if (policy && isTimeoutAlone(policy)) this.#options = { timeoutMs: policy.timeoutMs };
    else if (policy) this.#client = new PolicyClient(calls, name, to, policy);
    if (arrivals) {
      this.#times = arrivalTimes(arrivals, kernel.stream(`${name}/arrivals`));
      this.#planNext();
    }
    for (let client = 0; client < clients; client += 1) kernel.at(fromMs, think, this);
  }

  #planNext(): void {
    const { fromMs = 0, untilMs = Infinity, count = Infinity } = this.#spec;
    if (this.#sent >= count) return;
    const atMs = fromMs + this.#times!();
    if (atMs < untilMs && atMs !== Infinity) this.#parts.kernel.at(atMs, arrive, this);
  }

  arrive(): void {
    this.#ask();
    this.#planNext();
  }

  /** A client of a closed loop thinks, then asks. */
  think(): void {
    const { thinkTime, untilMs = Infinity, count = Infinity } = this.#spec;
    const { kernel } = this.#parts;
    if (kernel.nowMs >= untilMs || this.#sent >= count) return;
    kernel.after(thinkTime ? sample(thinkTime, this.#think) : 0, ask, this);
  }

  askAgain(): void {
    const { untilMs = Infinity, count = Infinity } = this.#spec;
    if (this.#parts.kernel.nowMs < untilMs && this.#sent < count) this.#ask();
  }

  #ask(): void {
    const { kernel, calls, broker } = this.#parts;
    const { body, keys, to, headers } = this.#spec;
    const { nowUs } = kernel;
    const n = this.#sent++;
    this.meter.arrive(nowUs);
    this.meter.start(nowUs, nowUs);
    const content = typeof body === 'function' ? body(n) : (body ?? null);
    if (broker.has(to)) {
      const key = keys === undefined ? undefined : `k${Math.floor(this.#keys.uniform() * keys)}`;
      return broker.publish({ from: this.name, to, body: content, key, ...(headers ? { headers } : {}) }, (outcome) =>
        this.#done(nowUs, outcome),
      );
    }
    const request = typeof body === 'function' ? { ...this.#request, body: content } : this.#request;
    if (this.#client) this.#client.request(request, (outcome) => this.#done(nowUs, outcome));
    else calls.send(request, this.#options);
  }

  settled(call: OpenCall, ending: Outcome | 'timed-out'): void {
    this.#done(call.sentUs, ending);
  }

  #done(sinceUs: number, ending: Outcome | 'timed-out'): void {
    this.meter.complete(sinceUs, sinceUs, this.#parts.kernel.nowUs, ending === 'timed-out' || !ending.ok);
    if (this.#spec.clients !== undefined) this.think();
  }
}

function arrive(load: Load): void {
  load.arrive();
}

function think(load: Load): void {
  load.think();
}

function ask(load: Load): void {
  load.askAgain();
}
