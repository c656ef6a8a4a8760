import { createRequire } from 'node:module';
import type { Outcome } from '../compare.ts';
import { calls, drawingUs, singleServer, timers } from './workload.ts';

/** The little of `simjs` that the models use. It has no types of its own. */
interface Simjs {
  readonly Sim: new () => { addEntity(entity: new (...given: never[]) => Entity): void; simulate(untilTime: number): void };
  readonly Entity: new (...given: never[]) => Entity;
  readonly Facility: { new (name: string, discipline: number, servers: number): Facility; readonly FCFS: number };
}
interface Entity {
  time(): number;
  setTimer(duration: number): Request;
  useFacility(facility: Facility, duration: number): Request;
}
interface Request {
  done<T>(act: (argument: T) => void, self: object, argument?: T): Request;
  cancel(): void;
}
type Facility = { readonly facility: unique symbol };

/** The package exports nothing: it puts `Sim` into the `window` that it finds. */
function loadSimjs(): Simjs {
  const scope: { window?: { Sim?: Simjs } } = globalThis as object;
  const window: { Sim?: Simjs } = {};
  scope.window = window;
  try {
    createRequire(import.meta.url)('simjs');
  } finally {
    delete scope.window;
  }
  if (!window.Sim) throw new Error('simjs did not put `Sim` into the window.');
  return window.Sim;
}

const { Sim, Entity, Facility } = loadSimjs();
const drawingMs = (stream: string, distribution: Parameters<typeof drawingUs>[1]) => {
  const drawUs = drawingUs(stream, distribution);
  return () => drawUs() / 1000;
};

export function timersBySimjs(stream: string): Outcome {
  const sleepMs = drawingMs(stream, timers.sleep);
  let awakenings = 0;
  let endsAt = 0;
  class Sleeper extends Entity {
    left = timers.sleeps as number;
    start(): void {
      this.setTimer(sleepMs()).done(this.wake, this);
    }
    wake(): void {
      awakenings += 1;
      this.left -= 1;
      endsAt = this.time();
      if (this.left > 0) this.start();
    }
  }
  const sim = new Sim();
  for (let process = 0; process < timers.processes; process += 1) sim.addEntity(Sleeper);
  sim.simulate(1e12);
  return { events: awakenings, figures: { 'ends at ms': endsAt } };
}

export function singleServerBySimjs(stream: string): Outcome {
  const gapMs = drawingMs('load/arrivals', singleServer.gap);
  const serviceMs = drawingMs(stream, singleServer.service);
  const server = new Facility('server', Facility.FCFS, 1);
  let arrived = 0;
  let served = 0;
  let sojournsMs = 0;
  class Customers extends Entity {
    start(): void {
      this.setTimer(gapMs()).done(this.arrive, this);
    }
    arrive(): void {
      arrived += 1;
      this.useFacility(server, serviceMs()).done(this.leave, this, this.time());
      if (arrived < singleServer.customers) this.start();
    }
    leave(arrivedAt: number): void {
      served += 1;
      sojournsMs += this.time() - arrivedAt;
    }
  }
  const sim = new Sim();
  sim.addEntity(Customers);
  sim.simulate(1e12);
  return { events: arrived + served, figures: { 'mean sojourn ms': sojournsMs / served } };
}

interface Call {
  readonly startedAt: number;
  clientDeadline: Request;
  frontDeadline: Request | undefined;
  clientWaits: boolean;
  frontWaits: boolean;
}

export function callsBySimjs(stream: string): Outcome {
  const gapMs = drawingMs('load/arrivals', calls.gap);
  const backMs = drawingMs(stream, calls.back);
  const back = new Facility('back', Facility.FCFS, calls.backWorkers);
  let started = 0;
  let sojournsMs = 0;
  class Requests extends Entity {
    start(): void {
      this.setTimer(gapMs()).done(this.send, this);
    }
    send(): void {
      started += 1;
      const call: Call = {
        startedAt: this.time(),
        clientDeadline: this.setTimer(calls.clientTimeoutMs),
        frontDeadline: undefined,
        clientWaits: true,
        frontWaits: true,
      };
      call.clientDeadline.done(this.end, this, call);
      this.setTimer(calls.latencyMs).done(this.reachFront, this, call);
      if (started < calls.requests) this.start();
    }
    reachFront(call: Call): void {
      this.setTimer(calls.frontMs).done(this.askBack, this, call);
    }
    askBack(call: Call): void {
      call.frontDeadline = this.setTimer(calls.frontTimeoutMs).done(this.answer, this, call);
      this.setTimer(calls.latencyMs).done(this.reachBack, this, call);
    }
    reachBack(call: Call): void {
      this.useFacility(back, backMs()).done(this.replyToFront, this, call);
    }
    replyToFront(call: Call): void {
      this.setTimer(calls.latencyMs).done(this.frontHasReply, this, call);
    }
    frontHasReply(call: Call): void {
      if (!call.frontWaits) return;
      call.frontDeadline?.cancel();
      this.answer(call);
    }
    answer(call: Call): void {
      call.frontWaits = false;
      this.setTimer(calls.latencyMs).done(this.clientHasReply, this, call);
    }
    clientHasReply(call: Call): void {
      if (!call.clientWaits) return;
      call.clientDeadline.cancel();
      this.end(call);
    }
    end(call: Call): void {
      call.clientWaits = false;
      sojournsMs += this.time() - call.startedAt;
    }
  }
  const sim = new Sim();
  sim.addEntity(Requests);
  sim.simulate(1e12);
  return { events: started * calls.eventsPerRequest, figures: { 'mean sojourn ms': sojournsMs / started } };
}
