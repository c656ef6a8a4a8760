// caught-by: no-flood
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

async function round({ store, publish }: Relay): Promise<void> {
  const shop = store('shop');
  const stuck = new Set<string>();
  for (const [number, { orderId, to, event }] of await shop.list('outbox')) {
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

/** The timer need not wait for the round. */
export function relayOnce(relay: Relay): Promise<void> {
  round(relay).catch((error: unknown) => console.error(error));
  return Promise.resolve();
}
