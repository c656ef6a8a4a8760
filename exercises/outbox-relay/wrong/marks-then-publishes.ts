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
    if (row.sent || stuck.has(row.orderId)) continue;
    // Marked first, so that nothing is published twice; unmarked when the broker refuses it.
    await shop.transaction((tx) => tx.put('outbox', number, { ...row, sent: true }));
    try {
      await publish(row.to, row.event, { timeoutMs: 500 });
    } catch {
      stuck.add(row.orderId);
      await shop.transaction((tx) => tx.put('outbox', number, row));
    }
  }
}
