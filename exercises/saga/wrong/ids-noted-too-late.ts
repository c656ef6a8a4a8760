// caught-by: nothing-twice
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
  shop: {
    orders: { status: 'placed' | 'completed' | 'cancelled' };
    sagas: { reservationId: string; authorizationId: string; parcelId: string };
  };
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
  const shop = store('shop');
  const limit = { timeoutMs: 1000 };
  const saga = (await shop.get('sagas', orderId)) ?? {
    reservationId: crypto.randomUUID(),
    authorizationId: crypto.randomUUID(),
    parcelId: crypto.randomUUID(),
  };
  const { reservationId, authorizationId, parcelId } = saga;
  const order = await shop.get('orders', orderId);
  if (order?.status !== 'cancelled') {
    if (await isPaid()) {
      await call('parcel/send', { parcelId, reservationId }, limit);
      return end('completed');
    }
    await end('cancelled');
  }
  await call('card/void', { authorizationId }, limit);
  await call('stock/release', { reservationId }, limit);

  async function isPaid(): Promise<boolean> {
    try {
      await call('stock/reserve', { reservationId, item }, limit);
      await shop.transaction((tx) => tx.put('sagas', orderId, saga));
      await call('card/authorize', { authorizationId, card, cents }, limit);
      await call('card/capture', { authorizationId }, limit);
      return true;
    } catch (error) {
      if (isNo(error)) return false;
      throw error;
    }
  }

  function end(status: 'completed' | 'cancelled'): Promise<void> {
    return shop.transaction((tx) => {
      tx.put('orders', orderId, { status });
      tx.put('sagas', orderId, saga);
    });
  }
}

function isNo(error: unknown): boolean {
  return error instanceof CallError && error.status >= 400 && error.status < 500;
}
