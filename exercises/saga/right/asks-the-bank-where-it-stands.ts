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

/** The bank's word is the log of this saga: captured goes on, voided goes back, and what is neither begins again. */
export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store }: Context<Services, {}, Databases>,
): Promise<void> {
  const [reservationId, authorizationId, parcelId] = [`r-${orderId}`, `a-${orderId}`, `p-${orderId}`];
  const patience = () => ({ signal: AbortSignal.timeout(750) });
  const end = (status: 'completed' | 'cancelled') =>
    store('shop').transaction(async (tx) => {
      if ((await tx.get('orders', orderId))?.status !== status) tx.put('orders', orderId, { status });
    });

  for (;;) {
    const { state } = await call('card/status', { authorizationId }, patience());
    if (state === 'captured') {
      await call('parcel/send', { parcelId, reservationId }, patience());
      return end('completed');
    }
    if (state === 'voided') {
      await call('stock/release', { reservationId }, patience());
      return end('cancelled');
    }
    try {
      await call('stock/reserve', { reservationId, item }, patience());
      await call('card/authorize', { authorizationId, card, cents }, patience());
      await call('card/capture', { authorizationId }, patience());
    } catch (error) {
      const status = (error as CallError).status ?? 0;
      if (status < 400 || status >= 500) throw error;
      await call('card/void', { authorizationId }, patience());
    }
  }
}
