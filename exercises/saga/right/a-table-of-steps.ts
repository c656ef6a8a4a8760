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
  shop: { orders: { status: 'placed' | 'completed' | 'cancelled' }; sagas: Saga };
};

interface Order {
  orderId: string;
  item: string;
  card: string;
  cents: number;
}

interface Saga {
  step: number;
  direction: 'on' | 'back';
}

const timeoutMs = 800;

/** Each row: how to go on, and how to go back after a no. What is paid only goes on: sending has no way back. */
function stepsOf({ orderId, item, card, cents }: Order, call: Context<Services>['call']) {
  return [
    {
      on: () => call('reserve-stock', { reservationId: orderId, item }, { timeoutMs }),
      back: () => call('release-stock', { reservationId: orderId }, { timeoutMs }),
    },
    {
      on: () => call('authorize-card', { authorizationId: orderId, card, cents }, { timeoutMs }),
      back: () => call('void-card', { authorizationId: orderId }, { timeoutMs }),
    },
    { on: () => call('capture-card', { authorizationId: orderId }, { timeoutMs }), back: async () => {} },
    { on: () => call('send-parcel', { parcelId: orderId, reservationId: orderId }, { timeoutMs }) },
  ];
}

/** Notes what it is about to do before it does it, so that whoever comes back goes on at that very step. */
export async function runOrder(order: Order, { call, store }: Context<Services, {}, Databases>): Promise<void> {
  const shop = store('shop');
  const { orderId } = order;
  const steps = stepsOf(order, call);
  const note = (saga: Saga) => shop.transaction((tx) => tx.put('sagas', orderId, saga));

  let saga: Saga = (await shop.get('sagas', orderId)) ?? { step: 0, direction: 'on' };
  while (saga.step >= 0 && saga.step < steps.length) {
    const { step, direction } = saga;
    await note(saga);
    try {
      await steps[step]?.[direction]?.();
    } catch (error) {
      if (direction === 'back' || !steps[step]?.back || !isNo(error)) throw error;
      saga = { step: step, direction: 'back' };
      continue;
    }
    saga = { step: direction === 'on' ? step + 1 : step - 1, direction };
  }
  await shop.transaction((tx) => {
    tx.put('orders', orderId, { status: saga.direction === 'on' ? 'completed' : 'cancelled' });
    tx.put('sagas', orderId, saga);
  });
}

function isNo(error: unknown): boolean {
  return error instanceof CallError && error.status >= 400 && error.status < 500;
}
