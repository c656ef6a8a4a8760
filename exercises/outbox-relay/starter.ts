import type { Context } from 'lab';

interface OutboxRow {
  orderId: string;
  /** The queue that it belongs to. */
  to: 'events';
  event: { eventId: string; orderId: string; what: string };
  sent?: boolean;
}

type Messages = { events: OutboxRow['event'] };
type Databases = { shop: { outbox: OutboxRow; [table: string]: object } };

/** Called again a while after it has returned or thrown: publishes what is in the outbox and has not been published. */
export async function relayOnce({ store, publish }: Context<{}, Messages, Databases>): Promise<void> {
  const shop = store('shop');
  for (const [number, row] of await shop.list('outbox')) {
    if (row.sent) continue;
    await shop.transaction((tx) => tx.put('outbox', number, { ...row, sent: true }));
    await publish(row.to, row.event);
  }
}
