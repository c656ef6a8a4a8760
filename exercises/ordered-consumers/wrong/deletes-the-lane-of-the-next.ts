// caught-by: in-order
import type { Context } from 'lab';

interface OrderEvent {
  eventId: string;
  orderId: string;
  what: 'placed' | 'changed' | 'cancelled';
}

type Services = { warehouse: (event: OrderEvent) => void };

type Messages = { 'dead-letters': OrderEvent };

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

const tails = new Map<string, Promise<void>>();

export async function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  const before = tails.get(event.orderId) ?? Promise.resolve();
  const mine = before.then(() => withPlace(() => applyOrBury(event, context)));
  tails.set(event.orderId, mine);
  // Or the map would grow for ever.
  await mine.finally(() => tails.delete(event.orderId));
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
