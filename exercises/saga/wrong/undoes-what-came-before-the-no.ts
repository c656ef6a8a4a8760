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
    let isPaid = false;
    try {
      await call('reserve-stock', { reservationId, item }, limit);
      undo.unshift('release');
      await call('authorize-card', { authorizationId, card, cents }, limit);
      undo.unshift('void');
      await call('capture-card', { authorizationId }, limit);
      isPaid = true;
      await call('send-parcel', { parcelId, reservationId }, limit);
      return end('completed');
    } catch (error) {
      if (isPaid || !isNo(error)) throw error;
      await end('cancelled', undo);
    }
  }
  const { undo } = (await shop.get('undoing', orderId)) ?? { undo: [] };
  for (const step of undo) {
    if (step === 'void') await call('void-card', { authorizationId }, limit);
    else await call('release-stock', { reservationId }, limit);
  }
}

function isNo(error: unknown): boolean {
  return error instanceof CallError && error.status >= 400 && error.status < 500;
}
