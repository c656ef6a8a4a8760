// caught-by: told-truth
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
  const undo: (() => Promise<unknown>)[] = [];
  try {
    await step(
      () => call('stock/reserve', { reservationId, item }, limit),
      () => call('stock/release', { reservationId }, limit),
    );
    await step(
      () => call('card/authorize', { authorizationId, card, cents }, limit),
      () => call('card/void', { authorizationId }, limit),
    );
    await step(() => call('card/capture', { authorizationId }, limit));
  } catch (error) {
    if (!isNo(error)) throw error;
    for (const back of undo.reverse()) await back();
    return end('cancelled');
  }
  await call('parcel/send', { parcelId, reservationId }, limit);
  await end('completed');

  async function step(go: () => Promise<unknown>, back?: () => Promise<unknown>): Promise<void> {
    await go();
    if (back !== undefined) undo.push(back);
  }
}

function isNo(error: unknown): boolean {
  return error instanceof CallError && error.status >= 400 && error.status < 500;
}
