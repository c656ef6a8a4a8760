import type { Context } from 'lab';

type Services = {
  'reserve-stock': (request: { reservationId: string; item: string }) => {};
  'release-stock': (request: { reservationId: string }) => {};
  'authorize-card': (request: { authorizationId: string; card: string; cents: number }) => {};
  'void-card': (request: { authorizationId: string }) => {};
  'capture-card': (request: { authorizationId: string }) => {};
  'card-status': (request: { authorizationId: string }) => { state: 'none' | 'held' | 'captured' | 'voided' };
  'send-parcel': (request: { parcelId: string; reservationId: string }) => {};
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
    await call('reserve-stock', { reservationId, item });
    undo.push(() => call('release-stock', { reservationId }));
    await call('authorize-card', { authorizationId, card, cents });
    undo.push(() => call('void-card', { authorizationId }));
    await call('capture-card', { authorizationId });
    await call('send-parcel', { parcelId: crypto.randomUUID(), reservationId });
  } catch {
    status = 'cancelled';
    for (const step of undo.reverse()) await step();
  }
  await store('shop').transaction((tx) => tx.put('orders', orderId, { status }));
}
