import type { Consumer } from './broker/consumer.ts';
import type { Calls } from './calls.ts';
import { failureOf, healthy, type Condition } from './condition.ts';
import { sample, type Distribution } from './distribution.ts';
import type { Kernel } from './kernel.ts';
import type { Meter } from './meter.ts';
import type { RateLimit } from './policy/policy.ts';
import { TokenBucket } from './policy/token-bucket.ts';
import type { RandomStream } from './random.ts';
import { answeredError, ServiceError } from './service-error.ts';
import type { Publisher } from './publisher.ts';
import { Steps, type StepsSpec } from './steps.ts';
import type { Outcome, Plain } from './trace/record.ts';
import { WaitingLine, type Discipline } from './waiting-line.ts';
import type { IncomingCall, Work } from './work.ts';

/** What a service without learner code does. */
export interface ServiceSpec {
  /** Workers; each serves one call at a time. Without it, as many as there are calls. */
  readonly concurrency?: number;
  /** Calls that may wait for a worker; one more is rejected with 503. Without it, no bound. */
  readonly queueCapacity?: number;
  /** Who is served next. Without it, who came first. */
  readonly discipline?: Discipline;
  /** How long a worker is held, drawn at the start of service. Without it, no time. */
  readonly serviceTime?: Distribution;
  /** Workers get in each other's way: each one busy beyond `free` lengthens a service by this share. */
  readonly contention?: { readonly free: number; readonly share: number };
  /** Work that is not worth starting is answered with 503 instead: it waited too long, its deadline has passed, its caller has gone. */
  readonly shed?: { readonly maxWaitMs?: number; readonly expired?: boolean; readonly abandoned?: boolean };
  /** What exceeds it is rejected with 429. */
  readonly rateLimit?: RateLimit;
  /** The share of answers that are errors, drawn at the end of service; 500 when no status is given. */
  readonly failureRate?: number;
  readonly failureStatus?: number;
  /** The answer, made when the service time is over. Throw `serviceError` to answer with an error. */
  readonly respond?: (request: IncomingCall) => Plain;
  /** What it asks of others, after the service time; its worker is held until they have answered. */
  readonly steps?: StepsSpec;
}

/** A station: work waits for a worker, is served, and answered. */
export class Service implements Consumer {
  readonly name: string;
  readonly meter: Meter;
  readonly #spec: ServiceSpec;
  readonly #kernel: Kernel;
  readonly #steps: Steps | undefined;
  readonly #waiting: WaitingLine<Work>;
  readonly #times: RandomStream;
  readonly #failures: RandomStream;
  readonly #limit: TokenBucket | undefined;
  readonly #concurrency: number;
  #condition: Condition = healthy;
  /** Raised by a crash: what was in service before never ends. */
  #life = 0;
  readonly #lifeTold: ((alive: boolean) => void)[] = [];

  constructor(name: string, spec: ServiceSpec, kernel: Kernel, calls: Calls, publish: Publisher, meter: Meter) {
    this.name = name;
    this.#spec = spec;
    this.#kernel = kernel;
    this.meter = meter;
    this.#waiting = new WaitingLine(spec.discipline ?? 'fifo');
    this.#concurrency = spec.concurrency ?? Infinity;
    this.#times = kernel.stream(`${name}/service-time`);
    this.#failures = kernel.stream(`${name}/failures`);
    if (spec.rateLimit) this.#limit = new TokenBucket(spec.rateLimit.ratePerS, spec.rateLimit.burst);
    if (spec.steps) this.#steps = new Steps(name, spec.steps, calls, publish);
  }

  change(condition: Partial<Condition>): void {
    this.#condition = { ...healthy, ...condition };
  }

  crash(): void {
    this.meter.loseAll(this.#kernel.nowUs);
    this.#waiting.clear();
    this.#condition = { ...healthy, down: true };
    this.#life += 1;
    for (const told of this.#lifeTold) told(false);
  }

  restart(): void {
    this.#condition = healthy;
    for (const told of this.#lifeTold) told(true);
  }

  get up(): boolean {
    return !this.#condition.down;
  }

  get workers(): number | undefined {
    return this.#spec.concurrency;
  }

  onLife(told: (alive: boolean) => void): void {
    this.#lifeTold.push(told);
  }

  receive(work: Work): void {
    const { nowUs } = this.#kernel;
    if (this.#condition.down) return this.#refuse(work, 503, `${this.name} is down`);
    if (this.#limit && !this.#limit.take(nowUs)) return this.#refuse(work, 429, `${this.name} is asked too often`);
    const busy = this.meter.inService >= this.#concurrency;
    if (busy && this.meter.waiting >= (this.#spec.queueCapacity ?? Infinity))
      return this.#refuse(work, 503, `the queue of ${this.name} is full`);
    work.arrivedUs = nowUs;
    work.station = this;
    work.life = this.#life;
    this.meter.arrive(nowUs);
    if (busy) this.#waiting.push(work);
    else this.#start(work);
  }

  #refuse(work: Work, status: number, reason: string): void {
    this.meter.refuse(this.#kernel.nowUs);
    this.#reject(work, status, reason);
  }

  #reject(work: Work, status: number, reason: string): void {
    const { recorder, nowMs } = this.#kernel;
    if (recorder.on && work.call >= 0)
      recorder.cause = recorder.add('call-rejected', nowMs, { node: this.name, call: work.call, reason }, work.record);
    work.reply({ ok: false, error: answeredError(status, reason) });
  }

  #start(work: Work): void {
    const { recorder, nowUs, nowMs } = this.#kernel;
    work.startedUs = nowUs;
    this.meter.start(work.arrivedUs, nowUs);
    if (recorder.on && work.call >= 0)
      work.record = recorder.add('call-started', nowMs, { node: this.name, call: work.call }, work.record);
    const { serviceTime, contention } = this.#spec;
    let serviceMs = serviceTime === undefined ? 0 : sample(serviceTime, this.#times);
    if (contention) serviceMs *= 1 + contention.share * Math.max(0, this.meter.inService - contention.free);
    const { factor, addMs, hangs } = this.#condition;
    if (!hangs) this.#kernel.after(serviceMs * factor + addMs, served, work);
  }

  /** The service time is over. */
  served(work: Work): void {
    if (work.life !== this.#life) return;
    this.#kernel.recorder.cause = work.record;
    const failure = failureOf(this.#condition);
    if (failure) return this.#finish(work, { ok: false, error: answeredError(failure.status, failure.message) });
    const { failureRate = 0, failureStatus = 500 } = this.#spec;
    if (failureRate > 0 && this.#failures.uniform() < failureRate)
      return this.#finish(work, { ok: false, error: answeredError(failureStatus, `${this.name} failed`) });
    if (this.#steps === undefined) return this.#finish(work, this.#answer(work));
    this.#steps.take(work, (outcome) => {
      if (work.life === this.#life) this.#finish(work, outcome.ok ? this.#answer(work) : outcome);
    });
  }

  #answer(work: Work): Outcome {
    const { respond } = this.#spec;
    if (respond === undefined) return nothing;
    try {
      return { ok: true, value: respond(work) ?? null };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return { ok: false, error: answeredError(error.status, error.message) };
    }
  }

  #finish(work: Work, outcome: Outcome): void {
    this.meter.complete(work.arrivedUs, work.startedUs, this.#kernel.nowUs, !outcome.ok);
    work.reply(outcome);
    for (let next = this.#waiting.take(); next; next = this.#waiting.take()) {
      const reason = this.#spec.shed && this.#worthless(next);
      if (reason === undefined) return this.#start(next);
      this.meter.drop(next.arrivedUs, this.#kernel.nowUs);
      this.#reject(next, 503, reason);
    }
  }

  /** Why work is not worth starting any more. */
  #worthless(work: Work): string | undefined {
    const { maxWaitMs = Infinity, expired = false, abandoned = false } = this.#spec.shed ?? {};
    const { nowMs, nowUs } = this.#kernel;
    if ((nowUs - work.arrivedUs) / 1000 > maxWaitMs) return `it waited more than ${maxWaitMs} ms`;
    if (expired && work.deadline !== undefined && nowMs >= work.deadline) return 'its deadline has passed';
    if (abandoned && !work.waiting) return 'its caller has gone';
    return undefined;
  }
}

const nothing: Outcome = Object.freeze({ ok: true, value: null });

function served(work: Work): void {
  (work.station as Service).served(work);
}
