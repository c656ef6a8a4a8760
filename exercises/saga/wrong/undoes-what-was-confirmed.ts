// caught-by: nothing-left
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
  shop: { orders: { status: 'placed' | 'completed' | 'cancelled' }; sagas: { done: ('reserved' | 'authorized')[] } };
};

interface Order {
  orderId: string;
  item: string;
  card: string;
  cents: number;
}

type Step = 'reserved' | 'authorized';

export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store }: Context<Services, {}, Databases>,
): Promise<void> {
  const [reservationId, authorizationId, parcelId] = [`r-${orderId}`, `a-${orderId}`, `p-${orderId}`];
  const shop = store('shop');
  const limit = { timeoutMs: 1000 };
  const saga = (await shop.get('sagas', orderId)) ?? { done: [] };
  const done = new Set(saga.done);
  const note = (step: Step) => {
    done.add(step);
    return shop.transaction((tx) => tx.put('sagas', orderId, { done: [...done] }));
  };
  const end = (status: 'completed' | 'cancelled') => shop.transaction((tx) => tx.put('orders', orderId, { status }));

  const order = await shop.get('orders', orderId);
  if (order?.status !== 'cancelled') {
    try {
      if (!done.has('reserved')) {
        await call('reserve-stock', { reservationId, item }, limit);
        await note('reserved');
      }
      if (!done.has('authorized')) {
        await call('authorize-card', { authorizationId, card, cents }, limit);
        await note('authorized');
      }
    } catch {
      await end('cancelled');
    }
  }
  if ((await shop.get('orders', orderId))?.status !== 'cancelled') {
    let isPaid = false;
    try {
      await call('capture-card', { authorizationId }, limit);
      isPaid = true;
      await call('send-parcel', { parcelId, reservationId }, limit);
      return end('completed');
    } catch (error) {
      if (isPaid || !isNo(error)) throw error;
      await end('cancelled');
    }
  }
  if (done.has('authorized')) await call('void-card', { authorizationId }, limit);
  if (done.has('reserved')) await call('release-stock', { reservationId }, limit);
}

function isNo(error: unknown): boolean {
  return error instanceof CallError && error.status >= 400 && error.status < 500;
}
