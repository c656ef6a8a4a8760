import type { Caller, CallRequest, Calls, OpenCall } from './calls.ts';
import { PolicyClient, unanswered } from './policy/policy-client.ts';
import { isTimeoutAlone, type Policy } from './policy/policy.ts';
import type { Publisher } from './publisher.ts';
import type { Outcome } from './trace/record.ts';
import type { Work } from './work.ts';

/** One thing that a service asks of another: a call that it waits for, or a message that it hands over. */
export type Step =
  | string
  | { readonly to: string; readonly operation?: string; readonly policy?: Policy }
  /** Waits until the broker has the message, unless `confirm` is false. */
  | { readonly publish: string; readonly confirm?: boolean };

/** One after the other, or all at once. */
export type StepsSpec = { readonly serial: readonly Step[] } | { readonly parallel: readonly Step[] };

/** Carries out the steps of a service for each work it does. The first error ends them. */
export class Steps {
  readonly #name: string;
  readonly #calls: Calls;
  readonly #publish: Publisher;
  readonly #steps: readonly ((work: Work, done: (outcome: Outcome) => void) => void)[];
  readonly #atOnce: boolean;

  constructor(name: string, spec: StepsSpec, calls: Calls, publish: Publisher) {
    this.#name = name;
    this.#calls = calls;
    this.#publish = publish;
    this.#atOnce = 'parallel' in spec;
    this.#steps = ('parallel' in spec ? spec.parallel : spec.serial).map((step) => this.#prepare(step));
  }

  take(work: Work, done: (outcome: Outcome) => void): void {
    let left = this.#steps.length;
    let over = false;
    if (left === 0) return done(nothing);
    if (left === 1) return this.#steps[0]!(work, done);
    const finished = (outcome: Outcome): void => {
      if (over) return;
      left -= 1;
      if (!outcome.ok || left === 0) {
        over = true;
        return done(outcome);
      }
      if (!this.#atOnce) this.#steps[this.#steps.length - left]!(work, finished);
    };
    const { recorder } = this.#calls.kernel;
    const { cause } = recorder;
    const now = this.#atOnce ? this.#steps.length : 1;
    for (let index = 0; index < now && !over; index += 1) {
      recorder.cause = cause;
      this.#steps[index]!(work, finished);
    }
  }

  #prepare(step: Step): (work: Work, done: (outcome: Outcome) => void) => void {
    const from = this.#name;
    if (typeof step !== 'string' && 'publish' in step) {
      const { publish: to, confirm = true } = step;
      return ({ body, message, headers }, done) => {
        this.#publish({ from, to, body, key: message?.key, headers }, confirm ? done : undefined);
        if (!confirm) done(nothing);
      };
    }
    const { to, operation = to, policy } = typeof step === 'string' ? { to: step } : step;
    if (policy && !isTimeoutAlone(policy)) {
      const client = new PolicyClient(this.#calls, from, to, policy);
      return ({ priority, deadline }, done) =>
        client.request({ from, to, operation, body: null, headers: {}, priority, deadline }, done);
    }
    const options = { timeoutMs: policy?.timeoutMs === Infinity ? undefined : policy?.timeoutMs };
    return ({ priority }, done) => void this.#calls.send(new StepCall(from, to, operation, priority, done), options);
  }
}

/** A call that a service waits for, without a policy but for the time that it may take. */
class StepCall implements CallRequest, Caller {
  readonly from: string;
  readonly to: string;
  readonly operation: string;
  readonly body = null;
  readonly headers = noHeaders;
  readonly priority: number;
  readonly caller: Caller = this;
  readonly #done: (outcome: Outcome) => void;

  constructor(from: string, to: string, operation: string, priority: number, done: (outcome: Outcome) => void) {
    this.from = from;
    this.to = to;
    this.operation = operation;
    this.priority = priority;
    this.#done = done;
  }

  settled(_: OpenCall, ending: Outcome | 'timed-out'): void {
    this.#done(ending === 'timed-out' ? unanswered(this.to) : ending);
  }
}

const noHeaders: Readonly<Record<string, string>> = Object.freeze({});
const nothing: Outcome = Object.freeze({ ok: true, value: null });
