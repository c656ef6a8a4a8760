// caught-by: every-event
import { CallError, type Context } from 'lab';

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
    if ((await shop.get('parked', orderId)) !== undefined) continue;
    try {
      await publish(to, event, { timeoutMs: 500 });
    } catch (error) {
      stuck.add(orderId);
      // A bad request stays one: nobody need try it again.
      if (error instanceof CallError && error.status === 400) await shop.transaction((tx) => tx.put('parked', orderId, {}));
      continue;
    }
    await shop.transaction((tx) => tx.delete('outbox', number));
  }
}
