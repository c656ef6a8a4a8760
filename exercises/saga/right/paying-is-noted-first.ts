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
    sagas: { authorizationId: string; reservationId: string; phase: string };
  };
};

interface Order {
  orderId: string;
  item: string;
  card: string;
  cents: number;
}

/** Two notes: that the capture is about to be asked for, and how it ended. In between nobody knows, and only an answer helps. */
export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store }: Context<Services, {}, Databases>,
): Promise<void> {
  const shop = store('shop');
  const ids = (await shop.get('sagas', orderId)) ?? {
    authorizationId: `${orderId}/1`,
    reservationId: `${orderId}/2`,
    phase: 'open',
  };
  const { authorizationId, reservationId } = ids;
  const save = (phase: string, status?: 'completed' | 'cancelled') =>
    shop.transaction((tx) => {
      tx.put('sagas', orderId, { ...ids, phase });
      if (status) tx.put('orders', orderId, { status });
      return phase;
    });
  let { phase } = ids;

  if (phase === 'open') {
    const errors: unknown[] = [];
    await call('reserve-stock', { reservationId, item }, { timeoutMs: 900 }).catch((error: unknown) => errors.push(error));
    if (errors.length === 0)
      await call('authorize-card', { authorizationId, card, cents }, { timeoutMs: 900 }).catch((error: unknown) =>
        errors.push(error),
      );
    // Before the capture anything that goes wrong is a reason to call it off: the undoing bars what is still on its way.
    phase = await save(errors.length === 0 ? 'paying' : 'off');
  }
  if (phase === 'paying') {
    try {
      await call('capture-card', { authorizationId }, { timeoutMs: 900 });
      phase = await save('paid', 'completed');
    } catch (error) {
      if ((error as CallError).status !== 402) throw error;
      phase = await save('off');
    }
  }
  if (phase === 'paid') await call('send-parcel', { parcelId: orderId, reservationId }, { timeoutMs: 900 });
  if (phase === 'off') {
    await call('void-card', { authorizationId }, { timeoutMs: 900 });
    await call('release-stock', { reservationId }, { timeoutMs: 900 });
    await save('undone', 'cancelled');
  }
}
