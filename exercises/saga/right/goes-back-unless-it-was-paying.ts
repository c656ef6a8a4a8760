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
  shop: {
    orders: { status: 'placed' | 'completed' | 'cancelled' };
    sagas: { phase: 'preparing' | 'paying' | 'sending' | 'undoing' };
  };
};

interface Order {
  orderId: string;
  item: string;
  card: string;
  cents: number;
}

/** Who comes back to an order that had not reached the capture cancels it; only from there on it has to know. */
export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store }: Context<Services, {}, Databases>,
): Promise<void> {
  const [reservationId, authorizationId, parcelId] = [`r-${orderId}`, `a-${orderId}`, `p-${orderId}`];
  const shop = store('shop');
  const limit = { timeoutMs: 1500 };
  const row = await shop.get('orders', orderId);
  if (row?.status === 'completed') return;
  let phase = (await shop.get('sagas', orderId))?.phase;
  const enter = async (next: Phase) => {
    await shop.transaction((tx) => tx.put('sagas', orderId, { phase: next }));
    phase = next;
  };
  if (phase === undefined) {
    await enter('preparing');
    try {
      await call('reserve-stock', { reservationId, item }, limit);
      await call('authorize-card', { authorizationId, card, cents }, limit);
      await enter('paying');
    } catch {
      phase = 'preparing';
    }
  }
  if (phase === 'preparing') await enter('undoing');
  if (phase === 'paying') {
    const isPaid = await call('capture-card', { authorizationId }, limit).then(
      () => true,
      (error: unknown) => {
        if (error instanceof CallError && error.status === 402) return false;
        throw error;
      },
    );
    await enter(isPaid ? 'sending' : 'undoing');
  }
  if (phase === 'sending') await call('send-parcel', { parcelId, reservationId }, limit);
  if (phase === 'undoing') {
    await call('void-card', { authorizationId }, limit);
    await call('release-stock', { reservationId }, limit);
  }
  const status = phase === 'sending' ? 'completed' : 'cancelled';
  await shop.transaction((tx) => tx.put('orders', orderId, { status }));
}

type Phase = 'preparing' | 'paying' | 'sending' | 'undoing';
