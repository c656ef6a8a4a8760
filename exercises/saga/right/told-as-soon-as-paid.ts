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

const pausesMs = [100, 300, 900];

/** Tells the customer as soon as it is certain, and does the rest after that. */
export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store, sleep }: Context<Services, {}, Databases>,
): Promise<void> {
  const [reservationId, authorizationId, parcelId] = [`r-${orderId}`, `a-${orderId}`, `p-${orderId}`];
  const shop = store('shop');
  const options = { timeoutMs: 500 };
  let status = (await shop.get('orders', orderId))?.status ?? 'placed';
  if (status === 'placed') {
    status = (await isPaid()) ? 'completed' : 'cancelled';
    const told = { status };
    await shop.transaction((tx) => tx.put('orders', orderId, told));
  }
  if (status === 'completed') {
    await patiently(() => call('send-parcel', { parcelId, reservationId }, options));
    return;
  }
  await patiently(() => call('void-card', { authorizationId }, options));
  await patiently(() => call('release-stock', { reservationId }, options));

  async function isPaid(): Promise<boolean> {
    try {
      await patiently(() => call('reserve-stock', { reservationId, item }, options));
      await patiently(() => call('authorize-card', { authorizationId, card, cents }, options));
      await patiently(() => call('capture-card', { authorizationId }, options));
      return true;
    } catch (error) {
      if (error instanceof CallError && error.status >= 400 && error.status < 500) return false;
      throw error;
    }
  }

  /** A few tries; then it is up to the queue. */
  async function patiently(ask: () => Promise<unknown>): Promise<void> {
    for (const pauseMs of pausesMs) {
      try {
        await ask();
        return;
      } catch (error) {
        if (error instanceof CallError && error.status >= 400 && error.status < 500) throw error;
        await sleep(pauseMs);
      }
    }
    await ask();
  }
}
