import type { Context } from 'lab';

interface OrderEvent {
  eventId: string;
  orderId: string;
  what: 'placed' | 'changed' | 'cancelled';
}

type Services = { warehouse: (event: OrderEvent) => void };

type Messages = { 'dead-letters': OrderEvent };

const places = 4;
const maxTries = 3;
const pauseMs = 100;

/** Events that were delivered and have not begun, in the order of delivery. */
const waiting: { orderId: string; begin: () => Promise<void> }[] = [];
/** Orders with an event in work. One set says both: who must wait for his own order, and how many places are taken. */
const inWork = new Set<string>();

/** Called for each delivery. Returning acks the event; throwing brings it back later. */
export function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  // The promise of this delivery ends when the event is done. Resolved any earlier, a crash would lose what is only in memory.
  return new Promise((resolve) => {
    waiting.push({ orderId: event.orderId, begin: () => applyOrBury(event, context).then(resolve) });
    beginWhatMay();
  });
}

function beginWhatMay(): void {
  while (inWork.size < places) {
    // Not simply the first: that may have to wait for its own order, and nobody else should wait with it.
    const next = waiting.findIndex(({ orderId }) => !inWork.has(orderId));
    const [job] = next < 0 ? [] : waiting.splice(next, 1);
    if (job === undefined) return;
    inWork.add(job.orderId);
    void job.begin().then(() => {
      inWork.delete(job.orderId);
      beginWhatMay();
    });
  }
}

/** Keeps its order waiting while it tries again: an event that is given back to the queue is overtaken by the next one. */
async function applyOrBury(event: OrderEvent, { call, publish, sleep }: Context<Services, Messages>): Promise<void> {
  for (let tries = 0; tries < maxTries; tries += 1) {
    try {
      return await call('warehouse', event, { timeoutMs: 1000 });
    } catch {
      await sleep(pauseMs);
    }
  }
  // There is an end to trying the event, but none to saving it.
  for (;;) {
    try {
      return void (await publish('dead-letters', event));
    } catch {
      await sleep(pauseMs);
    }
  }
}
