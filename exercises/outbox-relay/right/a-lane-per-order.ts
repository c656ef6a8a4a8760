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

/** Orders side by side, the events of one order one after the other. */
export async function relayOnce(context: Relay): Promise<void> {
  const lanes = new Map<string, [string, OutboxRow][]>();
  for (const entry of await context.store('shop').list('outbox')) {
    const lane = lanes.get(entry[1].orderId) ?? [];
    lanes.set(entry[1].orderId, lane);
    lane.push(entry);
  }
  await Promise.allSettled([...lanes.values()].map((lane) => drain(lane, context)));
}

/** Ends at the first event that the broker does not confirm; the next round begins there. */
async function drain(lane: readonly [string, OutboxRow][], { store, publish }: Relay): Promise<void> {
  for (const [number, { to, event }] of lane) {
    await publish(to, event, { timeoutMs: 1000 });
    await store('shop').transaction(async (tx) => tx.delete('outbox', number));
  }
}
