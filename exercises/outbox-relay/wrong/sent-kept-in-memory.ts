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

const sent = new Set<string>();

export async function relayOnce({ store, publish }: Relay): Promise<void> {
  const stuck = new Set<string>();
  for (const [number, { orderId, to, event }] of await store('shop').list('outbox')) {
    if (sent.has(number) || stuck.has(orderId)) continue;
    try {
      await publish(to, event, { timeoutMs: 500 });
      sent.add(number);
    } catch {
      stuck.add(orderId);
    }
  }
}
