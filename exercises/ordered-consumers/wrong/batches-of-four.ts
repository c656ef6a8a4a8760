// caught-by: no-idle-slot
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
  done: () => void;
}

let waiting: Job[] = [];
let running = false;

export function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  return new Promise((done) => {
    waiting.push({ event, context, done });
    if (!running) void run();
  });
}

/** Four different orders at a time, each with its oldest event. */
async function run(): Promise<void> {
  running = true;
  await Promise.resolve();
  while (waiting.length > 0) {
    const batch: Job[] = [];
    for (const job of waiting)
      if (batch.length < 4 && !batch.some(({ event }) => event.orderId === job.event.orderId)) batch.push(job);
    waiting = waiting.filter((job) => !batch.includes(job));
    await Promise.all(batch.map(({ event, context, done }) => applyOrBury(event, context).then(done)));
  }
  running = false;
}

async function applyOrBury(event: OrderEvent, { call, publish, sleep }: Context<Services, Messages>): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      return await call('warehouse', event, { timeoutMs: 1000 });
    } catch {
      await sleep(100);
    }
  }
  let saved = false;
  while (!saved) {
    saved = await publish('dead-letters', event).then(
      () => true,
      () => sleep(50).then(() => false),
    );
  }
}
