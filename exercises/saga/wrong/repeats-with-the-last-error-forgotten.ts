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
  { call, store, sleep }: Context<Services, {}, Databases>,
): Promise<void> {
  const [reservationId, authorizationId, parcelId] = [`r-${orderId}`, `a-${orderId}`, `p-${orderId}`];
  const end = (status: 'completed' | 'cancelled') => store('shop').transaction((tx) => tx.put('orders', orderId, { status }));
  const limit = { timeoutMs: 500 };
  const order = await store('shop').get('orders', orderId);
  if (order?.status !== 'cancelled') {
    const isPaid =
      (await tried(() => call('stock/reserve', { reservationId, item }, limit))) &&
      (await tried(() => call('card/authorize', { authorizationId, card, cents }, limit))) &&
      (await tried(() => call('card/capture', { authorizationId }, limit)));
    if (isPaid) {
      while (!(await tried(() => call('parcel/send', { parcelId, reservationId }, limit)))) await sleep(1000);
      return end('completed');
    }
    await end('cancelled');
  }
  while (!(await tried(() => call('card/void', { authorizationId }, limit)))) await sleep(1000);
  while (!(await tried(() => call('stock/release', { reservationId }, limit)))) await sleep(1000);

  async function tried(ask: () => Promise<unknown>): Promise<boolean> {
    for (const pauseMs of [100, 400, 1600, 6400]) {
      try {
        await ask();
        return true;
      } catch (error) {
        if (isNo(error)) return false;
        await sleep(pauseMs);
      }
    }
    return false;
  }
}

function isNo(error: unknown): boolean {
  return error instanceof CallError && error.status >= 400 && error.status < 500;
}
