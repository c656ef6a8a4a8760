// caught-by: others-go-on
import type { Context } from 'lab';

interface OutboxRow {
  orderId: string;
  to: 'events';
  event: { eventId: string; orderId: string; what: string };
  sent?: boolean;
}

type Messages = { events: OutboxRow['event'] };
type Databases = { shop: { outbox: OutboxRow; [table: string]: object } };
type Relay = Context<{}, Messages, Databases>;

export async function relayOnce({ store, publish }: Relay): Promise<void> {
  const shop = store('shop');
  const stuck = new Set<string>();
  for (const [number, { orderId, to, event }] of await shop.list('outbox', { limit: 100 })) {
    if (stuck.has(orderId)) continue;
    try {
      await publish(to, event, { timeoutMs: 500 });
    } catch {
      stuck.add(orderId);
      continue;
    }
    await shop.transaction((tx) => tx.delete('outbox', number));
  }
}
