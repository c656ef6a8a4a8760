// caught-by: sent-when-paid
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

export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store }: Context<Services, {}, Databases>,
): Promise<void> {
  const [reservationId, authorizationId, parcelId] = [`r-${orderId}`, `a-${orderId}`, `p-${orderId}`];
  const end = (status: 'completed' | 'cancelled') => store('shop').transaction((tx) => tx.put('orders', orderId, { status }));
  const limit = { timeoutMs: 1000 };
  const order = await store('shop').get('orders', orderId);
  if (order?.status !== 'cancelled') {
    if (await isPaid()) {
      await call('parcel/send', { parcelId, reservationId }, limit);
      return end('completed');
    }
    await end('cancelled');
  }
  const errors: unknown[] = [];
  await call('card/void', { authorizationId }, limit).catch((error: unknown) => errors.push(error));
  await call('stock/release', { reservationId }, limit).catch((error: unknown) => errors.push(error));
  for (const error of errors) if (!isNo(error)) throw error;

  async function isPaid(): Promise<boolean> {
    try {
      await call('stock/reserve', { reservationId, item }, limit);
      await call('card/authorize', { authorizationId, card, cents }, limit);
      await call('card/capture', { authorizationId }, limit);
      return true;
    } catch {
      // What has been captured cannot be voided, so that trying is safe.
      return false;
    }
  }
}

function isNo(error: unknown): boolean {
  return error instanceof CallError && error.status >= 400 && error.status < 500;
}
