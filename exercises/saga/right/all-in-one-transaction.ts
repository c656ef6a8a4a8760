import { CallError, type Context } from 'lab';

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
      await call('stock/reserve', { reservationId, item }, { timeoutMs });
      await call('card/authorize', { authorizationId, card, cents }, { timeoutMs });
      await call('card/capture', { authorizationId }, { timeoutMs });
    } catch (error) {
      if (!(error instanceof CallError) || error.status < 400 || error.status > 499) throw error;
      status = 'cancelled';
      await call('card/void', { authorizationId }, { timeoutMs });
      await call('stock/release', { reservationId }, { timeoutMs });
    }
    if (status === 'completed') await call('parcel/send', { parcelId, reservationId }, { timeoutMs });
    tx.put('orders', orderId, { status });
  });
}
