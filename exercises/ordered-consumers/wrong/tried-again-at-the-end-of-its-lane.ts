// caught-by: in-order
import type { Context } from 'lab';

interface OrderEvent {
  eventId: string;
  orderId: string;
  what: 'placed' | 'changed' | 'cancelled';
}

type Services = { warehouse: (event: OrderEvent) => void };

type Messages = { 'dead-letters': OrderEvent };

interface Job {
  event: OrderEvent;
  context: Context<Services, Messages>;
  tries: number;
  done: () => void;
}

const lanes = new Map<string, Job[]>();
let inWork = 0;
const waiting: (() => void)[] = [];

async function withPlace(work: () => Promise<void>): Promise<void> {
  if (inWork < 4) inWork += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else inWork -= 1;
  }
}

export function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  return new Promise((done) => {
    const job = { event, context, tries: 0, done };
    const lane = lanes.get(event.orderId);
    if (lane) lane.push(job);
    else {
      lanes.set(event.orderId, [job]);
      void drain(event.orderId);
    }
  });
}

async function drain(orderId: string): Promise<void> {
  const lane = lanes.get(orderId) ?? [];
  for (let job = lane[0]; job; job = lane[0]) {
    const current = job;
    await withPlace(() => work(current, lane));
    lane.shift();
  }
  lanes.delete(orderId);
}

async function work(job: Job, lane: Job[]): Promise<void> {
  const { event, done } = job;
  const { call, publish, sleep } = job.context;
  job.tries += 1;
  try {
    await call('warehouse', event, { timeoutMs: 1000 });
  } catch {
    await sleep(100);
    if (job.tries < 3) {
      lane.push(job);
      return;
    }
    await publish('dead-letters', event);
  }
  done();
}
