// caught-by: in-order
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

const failures = new Map<string, number>();

export async function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  await inTurn(event.orderId, () => withPlace(() => tryOnce(event, context)));
}

/** The queue knows how to deliver again; we only count. */
async function tryOnce(event: OrderEvent, { call, publish }: Context<Services, Messages>): Promise<void> {
  try {
    await call('warehouse', event, { timeoutMs: 1000 });
  } catch (error) {
    const failed = (failures.get(event.eventId) ?? 0) + 1;
    failures.set(event.eventId, failed);
    if (failed < 3) throw error;
    await publish('dead-letters', event);
  }
}
