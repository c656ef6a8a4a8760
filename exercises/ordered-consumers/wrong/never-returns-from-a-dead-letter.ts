// caught-by: all-acked
import type { Context } from 'lab';

interface OrderEvent {
  eventId: string;
  orderId: string;
  what: 'placed' | 'changed' | 'cancelled';
}

type Services = { warehouse: (event: OrderEvent) => void };

type Messages = { 'dead-letters': OrderEvent };

const inWork = new Set<string>();
let waiting: { event: OrderEvent; context: Context<Services, Messages>; done: () => void }[] = [];

export function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  return new Promise((done) => {
    waiting.push({ event, context, done });
    pump();
  });
}

function pump(): void {
  for (const job of waiting) {
    const { orderId } = job.event;
    if (inWork.size === 4 || inWork.has(orderId)) continue;
    waiting = waiting.filter((other) => other !== job);
    inWork.add(orderId);
    void work(job.event, job.context, job.done).finally(() => {
      inWork.delete(orderId);
      pump();
    });
  }
}

async function work(event: OrderEvent, { call, publish, sleep }: Context<Services, Messages>, done: () => void): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      await call('warehouse', event, { timeoutMs: 1000 });
      done();
      return;
    } catch {
      await sleep(100);
    }
  }
  for (let saved = false; !saved;) {
    try {
      await publish('dead-letters', event);
      saved = true;
    } catch {
      await sleep(100);
    }
  }
}
