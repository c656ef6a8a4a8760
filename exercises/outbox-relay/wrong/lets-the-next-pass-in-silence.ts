// caught-by: order-kept
import { TimeoutError, type Context } from 'lab';

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
  for (const [number, { orderId, to, event }] of await shop.list('outbox')) {
    if (stuck.has(orderId)) continue;
    try {
      await publish(to, event, { timeoutMs: 500 });
    } catch (error) {
      // Silence is no refusal: the order is not stuck.
      if (!(error instanceof TimeoutError)) stuck.add(orderId);
      continue;
    }
    await shop.transaction((tx) => tx.delete('outbox', number));
  }
}
