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
      (await tried(() => call('reserve-stock', { reservationId, item }, limit))) &&
      (await tried(() => call('authorize-card', { authorizationId, card, cents }, limit))) &&
      (await tried(() => call('capture-card', { authorizationId }, limit)));
    if (isPaid) {
      while (!(await tried(() => call('send-parcel', { parcelId, reservationId }, limit)))) await sleep(1000);
      return end('completed');
    }
    await end('cancelled');
  }
  while (!(await tried(() => call('void-card', { authorizationId }, limit)))) await sleep(1000);
  while (!(await tried(() => call('release-stock', { reservationId }, limit)))) await sleep(1000);

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
