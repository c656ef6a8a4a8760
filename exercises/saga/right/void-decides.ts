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
      await call('reserve-stock', { reservationId, item }, limit);
      await call('authorize-card', { authorizationId, card, cents }, limit);
      await call('capture-card', { authorizationId }, limit);
    } catch (error) {
      console.warn(`order ${orderId}: ${String(error)}`);
    }
  }
  if (before === 'placed') {
    // Nobody knows what became of the order. The bank does, and takes no capture after this.
    const { state } = await call('card-status', { authorizationId }, limit);
    const isPaid = state === 'captured' || !(await isVoided());
    if (isPaid) {
      await call('send-parcel', { parcelId, reservationId }, limit);
      return end('completed');
    }
    await end('cancelled');
  }
  await isVoided();
  await call('release-stock', { reservationId }, limit);

  async function isVoided(): Promise<boolean> {
    try {
      await call('void-card', { authorizationId }, limit);
      return true;
    } catch (error) {
      if (error instanceof CallError && error.status === 409) return false;
      throw error;
    }
  }
}
