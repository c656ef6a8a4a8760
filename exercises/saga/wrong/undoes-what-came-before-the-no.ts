// caught-by: nothing-left
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
  shop: { orders: { status: 'placed' | 'completed' | 'cancelled' }; undoing: { undo: string[] } };
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
  const shop = store('shop');
  const limit = { timeoutMs: 1000 };
  const end = (status: 'completed' | 'cancelled', undo: string[] = []) =>
    shop.transaction((tx) => {
      tx.put('orders', orderId, { status });
      tx.put('undoing', orderId, { undo });
    });

  const order = await shop.get('orders', orderId);
  if (order?.status === 'placed') {
    // Who said no has done nothing, so that only what came before it is to be undone.
    const undo: string[] = [];
    try {
      await call('stock/reserve', { reservationId, item }, limit);
      undo.unshift('release');
      await call('card/authorize', { authorizationId, card, cents }, limit);
      undo.unshift('void');
      await call('card/capture', { authorizationId }, limit);
      await call('parcel/send', { parcelId, reservationId }, limit);
      return end('completed');
    } catch (error) {
      if (!isNo(error)) throw error;
      await end('cancelled', undo);
    }
  }
  const { undo } = (await shop.get('undoing', orderId)) ?? { undo: [] };
  for (const step of undo) {
    if (step === 'void') await call('card/void', { authorizationId }, limit);
    else await call('stock/release', { reservationId }, limit);
  }
}

function isNo(error: unknown): boolean {
  return error instanceof CallError && error.status >= 400 && error.status < 500;
}
