import type { Context } from 'lab';

type Services = {
  'stock/reserve': (request: { reservationId: string; item: string }) => {};
  'stock/release': (request: { reservationId: string }) => {};
  'card/authorize': (request: { authorizationId: string; card: string; cents: number }) => {};
  'card/void': (request: { authorizationId: string }) => {};
  'card/capture': (request: { authorizationId: string }) => {};
  'card/status': (request: { authorizationId: string }) => { state: 'none' | 'held' | 'captured' | 'voided' };
  'parcel/send': (request: { parcelId: string; reservationId: string }) => {};
};
type Databases = {
  shop: { orders: { status: 'placed' | 'completed' | 'cancelled' }; [table: string]: object };
};

interface Order {
  orderId: string;
  item: string;
  card: string;
  cents: number;
}

/** Called for each delivery of an order. Returning acks its message; throwing brings it back. */
export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store }: Context<Services, {}, Databases>,
): Promise<void> {
  const reservationId = crypto.randomUUID();
  const authorizationId = crypto.randomUUID();
  const undo: (() => Promise<unknown>)[] = [];
  let status: 'completed' | 'cancelled' = 'completed';
  try {
    await call('stock/reserve', { reservationId, item });
    undo.push(() => call('stock/release', { reservationId }));
    await call('card/authorize', { authorizationId, card, cents });
    undo.push(() => call('card/void', { authorizationId }));
    await call('card/capture', { authorizationId });
    await call('parcel/send', { parcelId: crypto.randomUUID(), reservationId });
  } catch {
    status = 'cancelled';
    for (const step of undo.reverse()) await step();
  }
  await store('shop').transaction((tx) => tx.put('orders', orderId, { status }));
}
