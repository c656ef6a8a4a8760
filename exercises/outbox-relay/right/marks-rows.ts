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

/** Keeps what was sent, for audits; a nightly job may clear it. */
export async function relayOnce({ store, publish }: Relay): Promise<void> {
  const shop = store('shop');
  const blocked: string[] = [];
  for (const [number, row] of await shop.list('outbox')) {
    if (row.sent || blocked.includes(row.orderId)) continue;
    const confirmed = await publish('events', row.event, { id: row.event.eventId, timeoutMs: 300 }).then(
      () => true,
      () => false,
    );
    if (confirmed) await shop.transaction((tx) => tx.put('outbox', number, { ...row, sent: true }));
    else blocked.push(row.orderId);
  }
}
