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
  const order = await store('shop').get('orders', orderId);
  if (order?.status !== 'cancelled') {
    if (await isPaid()) {
      return end('completed');
    }
    await end('cancelled');
  }
  await call('void-card', { authorizationId }, limit);
  await call('release-stock', { reservationId }, limit);

  async function sent(): Promise<void> {
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const isSent = await call('send-parcel', { parcelId, reservationId }, limit).then(
        () => true,
        () => false,
      );
      if (isSent) return;
    }
    throw new CannotSend(`${orderId} cannot be sent`);
  }

  async function isPaid(): Promise<boolean> {
    try {
      await call('reserve-stock', { reservationId, item }, limit);
      await call('authorize-card', { authorizationId, card, cents }, limit);
      await call('capture-card', { authorizationId }, limit);
      await sent();
      return true;
    } catch (error) {
      if (isNo(error) || error instanceof CannotSend) return false;
      throw error;
    }
  }
}

class CannotSend extends Error {}

function isNo(error: unknown): boolean {
  return error instanceof CallError && error.status >= 400 && error.status < 500;
}
