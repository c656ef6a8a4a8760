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

export async function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  let isApplied = false;
  await inTurn(event.orderId, () =>
    withPlace(async () => {
      isApplied = await apply(event, context);
    }),
  );
  // Its order need not wait for that, and a crash brings the event back.
  if (!isApplied) await bury(event, context);
}

async function apply(event: OrderEvent, { call, sleep }: Context<Services, Messages>): Promise<boolean> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      await call('warehouse', event, { timeoutMs: 1000 });
      return true;
    } catch {
      await sleep(100);
    }
  }
  return false;
}

async function bury(event: OrderEvent, { publish, sleep }: Context<Services, Messages>): Promise<void> {
  for (;;) {
    try {
      await publish('dead-letters', event);
      return;
    } catch {
      await sleep(100);
    }
  }
}
