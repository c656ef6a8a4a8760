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

let free = 4;
const waiting: (() => void)[] = [];

async function callWithPlace(event: OrderEvent, { call }: Context<Services, Messages>): Promise<void> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  await call('warehouse', event, { timeoutMs: 1000 });
  const next = waiting.shift();
  if (next) next();
  else free += 1;
}

export async function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  await inTurn(event.orderId, () => applyOrBury(event, context));
}

async function applyOrBury(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  const { publish, sleep } = context;
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      return await callWithPlace(event, context);
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
