import type { Outcome } from '../compare.ts';
import { Heap } from './heap.ts';
import { calls, drawingBothUs, drawingUs, singleServer, timers } from './workload.ts';

/** What a heap costs by itself: so many entries, each of which comes back after a while, and does nothing. */
export function emptyLoop(pending: number, events: number): Outcome {
  const heap = new Heap();
  const delayUs = drawingUs('pauses', timers.sleep);
  const pauses = Float64Array.from({ length: 4096 }, delayUs);
  let left = events - pending;
  const act = (pause: number): void => {
    if (left-- > 0) heap.after(pauses[pause & 4095]!, act, pause + 1);
  };
  for (let each = 0; each < pending; each += 1) heap.after(pauses[each]!, act, each * 7);
  heap.run();
  return { events, figures: {} };
}

/** The three models on the bare heap, with callbacks: what the models themselves cost. `stream` names the draws of each service time. */
export function timersByHeap(stream: string): Outcome {
  const heap = new Heap();
  const sleepUs = drawingUs(stream, timers.sleep);
  let awakenings = 0;
  const wake = (left: number): void => {
    awakenings += 1;
    if (left > 0) heap.after(sleepUs(), wake, left - 1);
  };
  for (let process = 0; process < timers.processes; process += 1) heap.after(sleepUs(), wake, timers.sleeps - 1);
  heap.run();
  return { events: awakenings, figures: { 'ends at ms': heap.nowUs / 1000 } };
}

export function singleServerByHeap(stream: string, arrivals = 'load/arrivals'): Outcome {
  const heap = new Heap();
  const [gapUs, serviceUs] =
    arrivals === stream
      ? drawingBothUs(stream, singleServer.gap, singleServer.service)
      : [drawingUs(arrivals, singleServer.gap), drawingUs(stream, singleServer.service)];
  const waiting = new Line<number>();
  let arrived = 0;
  let served = 0;
  let busy = false;
  let sojournsUs = 0;
  const leave = (arrivedUs: number): void => {
    served += 1;
    sojournsUs += heap.nowUs - arrivedUs;
    const next = waiting.take();
    if (next === undefined) busy = false;
    else heap.after(serviceUs(), leave, next);
  };
  const arrive = (): void => {
    arrived += 1;
    if (busy) waiting.add(heap.nowUs);
    else {
      busy = true;
      heap.after(serviceUs(), leave, heap.nowUs);
    }
    if (arrived < singleServer.customers) heap.after(gapUs(), arrive, undefined);
  };
  heap.after(gapUs(), arrive, undefined);
  heap.run();
  return { events: arrived + served, figures: { 'mean sojourn ms': sojournsUs / served / 1000 } };
}

interface Request {
  readonly startedUs: number;
  frontWaits: boolean;
  clientWaits: boolean;
}

export function callsByHeap(stream: string): Outcome {
  const heap = new Heap();
  const gapUs = drawingUs('load/arrivals', calls.gap);
  const backUs = drawingUs(stream, calls.back);
  const latencyUs = calls.latencyMs * 1000;
  const waiting = new Line<Request>();
  let started = 0;
  let free: number = calls.backWorkers;
  let timedOut = 0;
  let sojournsUs = 0;
  const end = (request: Request): void => {
    request.clientWaits = false;
    sojournsUs += heap.nowUs - request.startedUs;
  };
  const clientTimesOut = (request: Request): void => {
    if (!request.clientWaits) return;
    timedOut += 1;
    end(request);
  };
  const clientHasReply = (request: Request): void => {
    if (request.clientWaits) end(request);
  };
  const frontAnswers = (request: Request): void => {
    request.frontWaits = false;
    heap.after(latencyUs, clientHasReply, request);
  };
  const frontTimesOut = (request: Request): void => {
    if (!request.frontWaits) return;
    timedOut += 1;
    frontAnswers(request);
  };
  const frontHasReply = (request: Request): void => {
    if (request.frontWaits) frontAnswers(request);
  };
  const backHasWorked = (request: Request): void => {
    heap.after(latencyUs, frontHasReply, request);
    const next = waiting.take();
    if (next === undefined) free += 1;
    else heap.after(backUs(), backHasWorked, next);
  };
  const reachesBack = (request: Request): void => {
    if (free === 0) return waiting.add(request);
    free -= 1;
    heap.after(backUs(), backHasWorked, request);
  };
  const frontHasWorked = (request: Request): void => {
    request.frontWaits = true;
    heap.after(calls.frontTimeoutMs * 1000, frontTimesOut, request);
    heap.after(latencyUs, reachesBack, request);
  };
  const reachesFront = (request: Request): void => heap.after(calls.frontMs * 1000, frontHasWorked, request);
  const start = (): void => {
    const request = { startedUs: heap.nowUs, frontWaits: false, clientWaits: true };
    heap.after(calls.clientTimeoutMs * 1000, clientTimesOut, request);
    heap.after(latencyUs, reachesFront, request);
    started += 1;
    if (started < calls.requests) heap.after(gapUs(), start, undefined);
  };
  heap.after(gapUs(), start, undefined);
  heap.run();
  return {
    events: started * calls.eventsPerRequest,
    figures: { 'mean sojourn ms': sojournsUs / started / 1000, 'deadlines missed': timedOut },
  };
}

/** First in, first out. */
class Line<T> {
  #items: (T | undefined)[] = [];
  #first = 0;

  add(item: T): void {
    this.#items.push(item);
  }

  take(): T | undefined {
    if (this.#first === this.#items.length) return undefined;
    const item = this.#items[this.#first++];
    if (this.#first === this.#items.length) this.#items.length = this.#first = 0;
    return item;
  }
}
