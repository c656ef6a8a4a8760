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

/** Takes the first event of each order, until a pass over the table moves nothing. */
export const relayOnce = async ({ store, publish }: Relay) => {
  const shop = store('shop');
  const given = new Set<string>();
  for (let moved = true; moved;) {
    moved = false;
    const heads = new Map<string, [string, OutboxRow]>();
    for (const [number, row] of await shop.list('outbox')) {
      const isFirst = !heads.has(row.orderId) && !given.has(row.orderId);
      if (isFirst) heads.set(row.orderId, [number, row]);
    }
    for (const [orderId, [number, { event }]] of heads) {
      try {
        await publish('events', event, { key: orderId, timeoutMs: 250 });
      } catch {
        given.add(orderId);
        continue;
      }
      await shop.transaction((tx) => tx.delete('outbox', number));
      moved = true;
    }
  }
};
