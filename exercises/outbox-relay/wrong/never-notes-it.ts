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

export async function relayOnce({ store, publish }: Relay): Promise<void> {
  const stuck = new Set<string>();
  for (const [, { orderId, to, event }] of await store('shop').list('outbox')) {
    if (stuck.has(orderId)) continue;
    try {
      // The consumers are idempotent anyway.
      await publish(to, event, { timeoutMs: 500 });
    } catch {
      stuck.add(orderId);
    }
  }
}
