// caught-by: every-event
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
  for (const [number, row] of await shop.list('outbox')) {
    if (stuck.has(row.orderId)) continue;
    try {
      await publish(row.to, row.event, { timeoutMs: 500 });
      await shop.transaction((tx) => tx.delete('outbox', number));
    } catch {
      stuck.add(row.orderId);
      await shop.transaction((tx) => {
        tx.put('outbox_dead', number, row);
        tx.delete('outbox', number);
      });
    }
  }
}
