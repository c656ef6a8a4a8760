// caught-by: in-order
import type { Context } from 'lab';

interface OrderEvent {
  eventId: string;
  orderId: string;
  what: 'placed' | 'changed' | 'cancelled';
}

type Services = { warehouse: (event: OrderEvent) => void };

type Messages = { 'dead-letters': OrderEvent };

const busy = new Set<string>();
let open = 0;
export async function onOrderEvent(event: OrderEvent, { call, publish, sleep }: Context<Services, Messages>): Promise<void> {
  while (busy.has(event.orderId) || open >= 4) await sleep(5);
  busy.add(event.orderId);
  open++;
  try {
    for (let n = 0; n < 3; n++) {
      try {
        return await call('warehouse', event, { timeoutMs: 1000 });
      } catch {
        await sleep(100);
      }
    }
    for (;;) {
      try {
        await publish('dead-letters', event);
        return;
      } catch {
        await sleep(100);
      }
    }
  } finally {
    busy.delete(event.orderId);
    open--;
  }
}
