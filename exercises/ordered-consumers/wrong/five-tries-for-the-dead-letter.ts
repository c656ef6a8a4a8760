// caught-by: none-lost
import type { Context } from 'lab';

interface OrderEvent {
  eventId: string;
  orderId: string;
  what: 'placed' | 'changed' | 'cancelled';
}

type Services = { warehouse: (event: OrderEvent) => void };

type Messages = { 'dead-letters': OrderEvent };

const tails = new Map<string, Promise<void>>();

function inTurn(orderId: string, work: () => Promise<void>): Promise<void> {
  const mine = (tails.get(orderId) ?? Promise.resolve()).then(work, work);
  tails.set(orderId, mine);
  return mine;
}

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

export async function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  await inTurn(event.orderId, () => withPlace(() => applyOrBury(event, context)));
}

async function applyOrBury(event: OrderEvent, { call, publish, sleep }: Context<Services, Messages>): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      return await call('warehouse', event, { timeoutMs: 1000 });
    } catch {
      await sleep(100);
    }
  }
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    try {
      await publish('dead-letters', event);
      return;
    } catch {
      await sleep(100);
    }
  }
  console.error('neither applied nor a dead letter', event);
}
