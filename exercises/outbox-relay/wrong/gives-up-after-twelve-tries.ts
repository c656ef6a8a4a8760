// caught-by: every-event
import type { Context } from 'lab';

interface OutboxRow {
  orderId: string;
  to: 'events';
  event: { eventId: string; orderId: string; what: string };
  sent?: boolean;
  tries?: number;
}

type Messages = { events: OutboxRow['event'] };
type Databases = { shop: { outbox: OutboxRow; [table: string]: object } };
type Relay = Context<{}, Messages, Databases>;

const maxTries = 12;

export async function relayOnce({ store, publish }: Relay): Promise<void> {
  const shop = store('shop');
  const stuck = new Set<string>();
  for (const [number, row] of await shop.list('outbox')) {
    const { orderId, to, event, tries = 0 } = row;
    if (tries >= maxTries) stuck.add(orderId);
    if (stuck.has(orderId)) continue;
    try {
      await publish(to, event, { timeoutMs: 500 });
    } catch {
      stuck.add(orderId);
      await shop.transaction((tx) => tx.put('outbox', number, { ...row, tries: tries + 1 }));
      continue;
    }
    await shop.transaction((tx) => tx.delete('outbox', number));
  }
}
