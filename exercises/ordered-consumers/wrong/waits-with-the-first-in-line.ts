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
  begin: () => Promise<void>;
}

const line: Job[] = [];
const inWork = new Set<string>();

export function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  return new Promise((resolve) => {
    line.push({ event, begin: () => applyOrBury(event, context).then(resolve) });
    next();
  });
}

function next(): void {
  const [job] = line;
  if (!job || inWork.size >= 4 || inWork.has(job.event.orderId)) return;
  line.shift();
  inWork.add(job.event.orderId);
  void job.begin().finally(() => {
    inWork.delete(job.event.orderId);
    next();
  });
  next();
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
