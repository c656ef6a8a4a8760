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
  shop: { orders: { status: 'placed' | 'completed' | 'cancelled' } };
};

interface Order {
  orderId: string;
  item: string;
  card: string;
  cents: number;
}

const undo = new Map<string, (() => Promise<unknown>)[]>();

export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store }: Context<Services, {}, Databases>,
): Promise<void> {
  const [reservationId, authorizationId, parcelId] = [`r-${orderId}`, `a-${orderId}`, `p-${orderId}`];
  const end = (status: 'completed' | 'cancelled') => store('shop').transaction((tx) => tx.put('orders', orderId, { status }));
  const limit = { timeoutMs: 1000 };
  const steps = undo.get(orderId) ?? [];
  undo.set(orderId, steps);
  const order = await store('shop').get('orders', orderId);
  if (order?.status === 'placed') {
    let isPaid = false;
    try {
      steps.push(() => call('release-stock', { reservationId }, limit));
      await call('reserve-stock', { reservationId, item }, limit);
      steps.push(() => call('void-card', { authorizationId }, limit));
      await call('authorize-card', { authorizationId, card, cents }, limit);
      await call('capture-card', { authorizationId }, limit);
      isPaid = true;
      await call('send-parcel', { parcelId, reservationId }, limit);
      return end('completed');
    } catch (error) {
      if (isPaid || !isNo(error)) throw error;
      await end('cancelled');
    }
  }
  if (order?.status === 'completed') return;
  for (let step = steps.at(-1); step !== undefined; step = steps.at(-1)) {
    await step();
    steps.pop();
  }
}

function isNo(error: unknown): boolean {
  return error instanceof CallError && error.status >= 400 && error.status < 500;
}
