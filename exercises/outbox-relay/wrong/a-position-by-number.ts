// caught-by: every-event
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

export async function relayOnce({
  store,
  publish,
}: Context<{}, Messages, { shop: { outbox: OutboxRow; relay: { number: number } } }>): Promise<void> {
  const shop = store('shop');
  const position = (await shop.get('relay', 'position'))?.number ?? 0;
  const rows = (await shop.list('outbox')).filter(([number]) => Number(number) > position);
  for (const [number, { to, event }] of rows) {
    await publish(to, event, { timeoutMs: 500 });
    await shop.transaction((tx) => tx.put('relay', 'position', { number: Number(number) }));
  }
}
