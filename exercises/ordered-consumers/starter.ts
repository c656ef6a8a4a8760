import type { Context } from 'lab';

interface OrderEvent {
  eventId: string;
  orderId: string;
  what: 'placed' | 'changed' | 'cancelled';
}

type Services = { warehouse: (event: OrderEvent) => void };

type Messages = { 'dead-letters': OrderEvent };

/** Called for each delivery. Returning acks the event; throwing brings it back later. */
export async function onOrderEvent(event: OrderEvent, { call }: Context<Services, Messages>): Promise<void> {
  await call('warehouse', event, { timeoutMs: 1000 });
}
