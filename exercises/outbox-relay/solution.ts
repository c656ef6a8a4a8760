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
  const stuck = new Set<string>();

  // All rows, every time: a position ("after number 7") would step over a row whose transaction commits late.
  for (const [number, { orderId, to, event }] of await shop.list('outbox')) {
    // Behind an event that could not be published, the later ones of its order wait. Other orders have nothing to do with it.
    if (stuck.has(orderId)) continue;
    try {
      // Publish first, then take the row out. A crash between the two publishes the event again; the other way round would lose it.
      // The broker may be silent with the event in its hands: without a timeout this round, and so the relay, would never end.
      await publish(to, event, { timeoutMs: 500 });
    } catch {
      stuck.add(orderId);
      continue;
    }
    await shop.transaction((tx) => tx.delete('outbox', number));
  }
}
