import { CallError, type Context } from 'lab';

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
  shop: { orders: { status: 'placed' | 'completed' | 'cancelled' } };
};

interface Order {
  orderId: string;
  item: string;
  card: string;
  cents: number;
}

/** The services are asked inside of the transaction that notes the end: nothing is committed before the end is known. */
export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store }: Context<Services, {}, Databases>,
): Promise<void> {
  const [reservationId, authorizationId, parcelId] = [`r-${orderId}`, `a-${orderId}`, `p-${orderId}`];
  const timeoutMs = 3000;
  await store('shop').transaction(async (tx) => {
    if ((await tx.get('orders', orderId))?.status === 'completed') return;
    let status: 'completed' | 'cancelled' = 'completed';
    try {
      await call('reserve-stock', { reservationId, item }, { timeoutMs });
      await call('authorize-card', { authorizationId, card, cents }, { timeoutMs });
      await call('capture-card', { authorizationId }, { timeoutMs });
    } catch (error) {
      if (!(error instanceof CallError) || error.status < 400 || error.status > 499) throw error;
      status = 'cancelled';
      await call('void-card', { authorizationId }, { timeoutMs });
      await call('release-stock', { reservationId }, { timeoutMs });
    }
    if (status === 'completed') await call('send-parcel', { parcelId, reservationId }, { timeoutMs });
    tx.put('orders', orderId, { status });
  });
}
