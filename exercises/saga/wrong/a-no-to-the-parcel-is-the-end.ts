// caught-by: sent-when-paid
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

/** Called for each delivery of an order. Returning acks its message; throwing brings it back. */
export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store }: Context<Services, {}, Databases>,
): Promise<void> {
  const shop = store('shop');
  const limit = { timeoutMs: 1000 };
  const [reservationId, authorizationId, parcelId] = [`${orderId}-goods`, `${orderId}-money`, `${orderId}-parcel`];

  const order = await shop.get('orders', orderId);
  if (order?.status !== 'cancelled') {
    if (await isPaid()) {
      await call('send-parcel', { parcelId, reservationId }, limit).catch((error: unknown) => {
        if (!isNo(error)) throw error;
        console.error(`${orderId} cannot be sent`, error);
      });
      return end('completed');
    }
    await end('cancelled');
  }
  await call('void-card', { authorizationId }, limit);
  await call('release-stock', { reservationId }, limit);

  /** Goes to the capture, or to the first no. */
  async function isPaid(): Promise<boolean> {
    try {
      await call('reserve-stock', { reservationId, item }, limit);
      await call('authorize-card', { authorizationId, card, cents }, limit);
      await call('capture-card', { authorizationId }, limit);
      return true;
    } catch (error) {
      if (isNo(error)) return false;
      throw error;
    }
  }

  function end(status: 'completed' | 'cancelled'): Promise<void> {
    return shop.transaction((tx) => tx.put('orders', orderId, { status }));
  }
}

function isNo(error: unknown): boolean {
  return error instanceof CallError && error.status >= 400 && error.status < 500;
}
