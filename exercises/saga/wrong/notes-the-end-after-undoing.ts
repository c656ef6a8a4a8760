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
  { call, store }: Context<Services, {}, Databases>,
): Promise<void> {
  const [reservationId, authorizationId, parcelId] = [`r-${orderId}`, `a-${orderId}`, `p-${orderId}`];
  const end = (status: 'completed' | 'cancelled') => store('shop').transaction((tx) => tx.put('orders', orderId, { status }));
  const limit = { timeoutMs: 1000 };
  const undo: (() => Promise<unknown>)[] = [];
  if ((await store('shop').get('orders', orderId))?.status !== 'placed') return;
  try {
    await step(
      () => call('reserve-stock', { reservationId, item }, limit),
      () => call('release-stock', { reservationId }, limit),
    );
    await step(
      () => call('authorize-card', { authorizationId, card, cents }, limit),
      () => call('void-card', { authorizationId }, limit),
    );
    await step(() => call('capture-card', { authorizationId }, limit));
  } catch (error) {
    if (!isNo(error)) throw error;
    for (const back of undo.reverse()) await back();
    return end('cancelled');
  }
  await call('send-parcel', { parcelId, reservationId }, limit);
  await end('completed');

  async function step(go: () => Promise<unknown>, back?: () => Promise<unknown>): Promise<void> {
    await go();
    if (back !== undefined) undo.push(back);
  }
}

function isNo(error: unknown): boolean {
  return error instanceof CallError && error.status >= 400 && error.status < 500;
}
