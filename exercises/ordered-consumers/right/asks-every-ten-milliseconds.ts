import type { Context } from 'lab';

interface OrderEvent {
  eventId: string;
  orderId: string;
  what: 'placed' | 'changed' | 'cancelled';
}

type Services = { warehouse: (event: OrderEvent) => void };

type Messages = { 'dead-letters': OrderEvent };

const lines = new Map<string, OrderEvent[]>();
let open = 0;

/** No wake-ups to get wrong: whoever waits looks again. An order's first in line may go, while fewer than four are in work. */
export async function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>) {
  const line = lines.get(event.orderId) ?? [];
  lines.set(event.orderId, line);
  line.push(event);
  while (line[0] !== event || open >= 4) await context.sleep(10);
  open += 1;
  await applyOrBury(event, context);
  open -= 1;
  line.shift();
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
