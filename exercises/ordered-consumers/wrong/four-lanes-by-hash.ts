// caught-by: no-idle-slot
import type { Context } from 'lab';

interface OrderEvent {
  eventId: string;
  orderId: string;
  what: 'placed' | 'changed' | 'cancelled';
}

type Services = { warehouse: (event: OrderEvent) => void };

type Messages = { 'dead-letters': OrderEvent };

const lanes = [1, 2, 3, 4].map(() => Promise.resolve());

/** As a broker with four partitions would do it. */
export async function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  const lane = hash(event.orderId) % lanes.length;
  const mine = (lanes[lane] ?? Promise.resolve()).then(() => applyOrBury(event, context));
  lanes[lane] = mine;
  await mine;
}

function hash(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7);
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
