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

/** One transaction per round: what was confirmed goes out together, and a crash before it repeats the round. */
export async function relayOnce({ store, publish }: Relay): Promise<void> {
  const shop = store('shop');
  const rows = await shop.list('outbox');
  const failed = new Set<string>();
  const done: string[] = [];
  for await (const [number, row] of rows) {
    if (failed.has(row.orderId)) continue;
    try {
      await publish(row.to, row.event, { timeoutMs: 400 });
      done.push(number);
    } catch {
      failed.add(row.orderId);
    }
  }
  if (done.length > 0)
    await shop.transaction((tx) => {
      for (const number of done) tx.delete('outbox', number);
    });
}
