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
    const { state } = await call('card-status', { authorizationId }, patience());
    if (state === 'captured') {
      await call('send-parcel', { parcelId, reservationId }, patience());
      return end('completed');
    }
    if (state === 'voided') {
      await call('release-stock', { reservationId }, patience());
      return end('cancelled');
    }
    try {
      await call('reserve-stock', { reservationId, item }, patience());
      await call('authorize-card', { authorizationId, card, cents }, patience());
      await call('capture-card', { authorizationId }, patience());
    } catch (error) {
      const status = (error as CallError).status ?? 0;
      if (status < 400 || status >= 500) throw error;
      await call('void-card', { authorizationId }, patience());
    }
  }
}
