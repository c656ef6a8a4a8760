import { Samples } from './samples.ts';

/** A broken identity: the lab contradicts itself. It is never the fault of the code that runs in it. */
export class LabBug extends Error {
  constructor(message: string, seed: number) {
    super(
      `The lab contradicts itself: ${message} (seed ${seed}). This is a mistake of the lab, not of your code. Please report it with the seed.`,
    );
  }
}

/**
 * Counts what passes through one station, in whole microseconds, so that sums are exact: a service, a host, or a queue, where "start" is
 * the delivery. With samples it also keeps every wait and every sojourn, of what arrived after the warm-up.
 */
export class Meter {
  arrivals = 0;
  starts = 0;
  completions = 0;
  /** Completions whose answer was an error. */
  failures = 0;
  rejected = 0;
  /** In the system when a crash, or an expiry, took it. */
  lost = 0;
  inSystem = 0;
  inService = 0;
  /** The most that waited at one time, for however short a while. */
  maxWaiting = 0;
  /** ∫ of those in the system, of those in service and of those waiting beyond the warm-up, over time. */
  systemUs = 0;
  serviceUs = 0;
  #sojournSumUs = 0;
  #busySumUs = 0;
  /** ∑ of the arrival times of those now in the system, and of the start times of those now in service. */
  #arrivalsOpenUs = 0;
  #startsOpenUs = 0;
  #lastUs = 0;
  readonly #fromUs: number;
  /** The integrals at the end of the warm-up. */
  systemBeforeUs = 0;
  serviceBeforeUs = 0;
  completionsBefore = 0;
  arrivalsBefore = 0;
  rejectedBefore = 0;
  failuresBefore = 0;
  lostBefore = 0;
  readonly waits: Samples | undefined;
  readonly sojourns: Samples | undefined;

  constructor(measure: boolean, fromMs: number) {
    this.#fromUs = Math.round(fromMs * 1000);
    this.waits = measure ? new Samples() : undefined;
    this.sojourns = measure ? new Samples() : undefined;
  }

  get waiting(): number {
    return this.inSystem - this.inService;
  }

  /** Lets time pass until now. */
  advance(nowUs: number): void {
    const last = this.#lastUs;
    if (nowUs === last) return;
    if (last < this.#fromUs && nowUs >= this.#fromUs) {
      this.systemBeforeUs = this.systemUs + this.inSystem * (this.#fromUs - last);
      this.serviceBeforeUs = this.serviceUs + this.inService * (this.#fromUs - last);
      this.completionsBefore = this.completions;
      this.arrivalsBefore = this.arrivals;
      this.rejectedBefore = this.rejected;
      this.failuresBefore = this.failures;
      this.lostBefore = this.lost;
    }
    if (this.inSystem - this.inService > this.maxWaiting) this.maxWaiting = this.inSystem - this.inService;
    this.systemUs += this.inSystem * (nowUs - last);
    this.serviceUs += this.inService * (nowUs - last);
    this.#lastUs = nowUs;
  }

  arrive(nowUs: number): void {
    this.advance(nowUs);
    this.arrivals += 1;
    this.inSystem += 1;
    this.#arrivalsOpenUs += nowUs;
  }

  /** Turned away at the door: it never was in the system. */
  refuse(nowUs: number): void {
    this.advance(nowUs);
    this.arrivals += 1;
    this.rejected += 1;
  }

  start(arrivedUs: number, nowUs: number): void {
    this.advance(nowUs);
    this.starts += 1;
    this.inService += 1;
    this.#startsOpenUs += nowUs;
    if (this.waits !== undefined && arrivedUs >= this.#fromUs) this.waits.add((nowUs - arrivedUs) / 1000);
  }

  /** Back to waiting, as a message that was not acked. */
  stop(startedUs: number, nowUs: number): void {
    this.advance(nowUs);
    this.inService -= 1;
    this.#startsOpenUs -= startedUs;
    this.#busySumUs += nowUs - startedUs;
  }

  complete(arrivedUs: number, startedUs: number, nowUs: number, failed: boolean): void {
    this.stop(startedUs, nowUs);
    this.#leave(arrivedUs, nowUs);
    this.completions += 1;
    if (failed) this.failures += 1;
    if (this.sojourns !== undefined && arrivedUs >= this.#fromUs) this.sojourns.add((nowUs - arrivedUs) / 1000);
  }

  /** Rejected after it waited. */
  drop(arrivedUs: number, nowUs: number): void {
    this.advance(nowUs);
    this.#leave(arrivedUs, nowUs);
    this.rejected += 1;
  }

  /** Taken out without an answer, as by expiry; `startedUs` is −1 for what still waited. */
  lose(arrivedUs: number, startedUs: number, nowUs: number): void {
    if (startedUs >= 0) this.stop(startedUs, nowUs);
    this.advance(nowUs);
    this.#leave(arrivedUs, nowUs);
    this.lost += 1;
  }

  /** A crash takes all that is in the system. */
  loseAll(nowUs: number): void {
    this.advance(nowUs);
    this.#sojournSumUs += this.inSystem * nowUs - this.#arrivalsOpenUs;
    this.#busySumUs += this.inService * nowUs - this.#startsOpenUs;
    this.lost += this.inSystem;
    this.inSystem = this.inService = this.#arrivalsOpenUs = this.#startsOpenUs = 0;
  }

  #leave(arrivedUs: number, nowUs: number): void {
    this.inSystem -= 1;
    this.#arrivalsOpenUs -= arrivedUs;
    this.#sojournSumUs += nowUs - arrivedUs;
  }

  /**
   * Asserts what holds at every moment, whatever the world does: conservation (who arrived has left in one way or is still here), Little's
   * law as an identity (∫N dt = Σ sojourns), and the busy time (∫busy dt = Σ service times).
   */
  close(name: string, nowUs: number, seed: number): void {
    this.advance(nowUs);
    const left = this.completions + this.rejected + this.lost;
    if (this.arrivals !== left + this.inSystem)
      throw new LabBug(`${this.arrivals} arrived at ${name}, ${left} left and ${this.inSystem} are there`, seed);
    // What left was said to have come, and to have begun, at the times at which it did: of what is here, nothing else is left over.
    if (!between(this.#arrivalsOpenUs, this.inSystem, nowUs))
      throw new LabBug(`at ${name} a sojourn was counted from another time than its arrival`, seed);
    if (!between(this.#startsOpenUs, this.inService, nowUs))
      throw new LabBug(`at ${name} a service was counted from another time than its start`, seed);
    const sojourns = this.#sojournSumUs + this.inSystem * nowUs - this.#arrivalsOpenUs;
    if (!agree(sojourns, this.systemUs))
      throw new LabBug(`at ${name} the sojourns add up to ${sojourns} µs, the number in system to ${this.systemUs} µs`, seed);
    const busy = this.#busySumUs + this.inService * nowUs - this.#startsOpenUs;
    if (!agree(busy, this.serviceUs))
      throw new LabBug(`at ${name} the services add up to ${busy} µs, the busy workers to ${this.serviceUs} µs`, seed);
  }
}

/** Whether so many moments can have this sum: each is between the start of the run and now. */
function between(sumUs: number, moments: number, nowUs: number): boolean {
  return sumUs >= 0 && sumUs <= moments * nowUs;
}

/** Equal; beyond 2⁵³ µs equal to rounding. */
function agree(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
