// caught-by: order-kept
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
  for (const [number, { to, event }] of await shop.list('outbox')) {
    try {
      await publish(to, event, { timeoutMs: 500 });
      await shop.transaction((tx) => tx.delete('outbox', number));
    } catch {
      // The next round tries it again.
    }
  }
}
