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
  shop: { orders: { status: 'placed' | 'completed' | 'cancelled' }; begun: object };
};

interface Order {
  orderId: string;
  item: string;
  card: string;
  cents: number;
}

/**
 * Gives up early, and lets the bank decide how an open capture ends: a void that is accepted bars the capture for good, a void that
 * is refused says that it has happened.
 */
export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store }: Context<Services, {}, Databases>,
): Promise<void> {
  const [reservationId, authorizationId, parcelId] = [`r-${orderId}`, `a-${orderId}`, `p-${orderId}`];
  const end = (status: 'completed' | 'cancelled') => store('shop').transaction((tx) => tx.put('orders', orderId, { status }));
  const limit = { timeoutMs: 600 };
  const before = (await store('shop').get('orders', orderId))?.status;
  if (before === 'completed') return;
  const beginning = await store('shop').get('begun', orderId);
  if (before === 'placed' && beginning === undefined) {
    await store('shop').transaction((tx) => tx.insert('begun', orderId, {}));
    try {
      await call('stock/reserve', { reservationId, item }, limit);
      await call('card/authorize', { authorizationId, card, cents }, limit);
      await call('card/capture', { authorizationId }, limit);
    } catch (error) {
      console.warn(`order ${orderId}: ${String(error)}`);
    }
  }
  if (before === 'placed') {
    // Nobody knows what became of the order. The bank does, and takes no capture after this.
    const { state } = await call('card/status', { authorizationId }, limit);
    const isPaid = state === 'captured' || !(await isVoided());
    if (isPaid) {
      await call('parcel/send', { parcelId, reservationId }, limit);
      return end('completed');
    }
    await end('cancelled');
  }
  await isVoided();
  await call('stock/release', { reservationId }, limit);

  async function isVoided(): Promise<boolean> {
    try {
      await call('card/void', { authorizationId }, limit);
      return true;
    } catch (error) {
      if (error instanceof CallError && error.status === 409) return false;
      throw error;
    }
  }
}
