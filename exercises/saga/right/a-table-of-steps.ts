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

/** Each row: how to go on, and how to go back. From the capture on there is no way back. */
function stepsOf({ orderId, item, card, cents }: Order, call: Context<Services>['call']) {
  return [
    {
      on: () => call('stock/reserve', { reservationId: orderId, item }, { timeoutMs }),
      back: () => call('stock/release', { reservationId: orderId }, { timeoutMs }),
    },
    {
      on: () => call('card/authorize', { authorizationId: orderId, card, cents }, { timeoutMs }),
      back: () => call('card/void', { authorizationId: orderId }, { timeoutMs }),
    },
    { on: () => call('card/capture', { authorizationId: orderId }, { timeoutMs }), back: async () => {} },
    { on: () => call('parcel/send', { parcelId: orderId, reservationId: orderId }, { timeoutMs }), back: async () => {} },
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
      await steps[step]?.[direction]();
    } catch (error) {
      if (direction === 'back' || !isNo(error)) throw error;
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
