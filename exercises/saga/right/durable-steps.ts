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
  shop: { orders: { status: 'placed' | 'completed' | 'cancelled' }; steps: { outcome: 'yes' | 'no' } };
};

interface Order {
  orderId: string;
  item: string;
  card: string;
  cents: number;
}

/** A step whose answer is kept, so that the code below can run from its first line as often as it takes. */
type Outcome = 'yes' | 'no';

export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store }: Context<Services, {}, Databases>,
): Promise<void> {
  const shop = store('shop');

  async function step(name: string, ask: () => Promise<unknown>, takesNo = true): Promise<Outcome> {
    const known = await shop.get('steps', `${orderId}/${name}`);
    if (known !== undefined) return known.outcome;
    const outcome = await ask().then(
      (): Outcome => 'yes',
      (error: unknown): Outcome => {
        if (takesNo && error instanceof CallError && [402, 409].includes(error.status)) return 'no';
        throw error;
      },
    );
    await shop.transaction((tx) => tx.put('steps', `${orderId}/${name}`, { outcome }));
    return outcome;
  }

  const reservationId = `${orderId}:reservation`;
  const authorizationId = `${orderId}:authorization`;
  const timeoutMs = 2500;
  const isPaid =
    (await step('reserve', () => call('reserve-stock', { reservationId, item }, { timeoutMs }))) === 'yes' &&
    (await step('authorize', () => call('authorize-card', { authorizationId, card, cents }, { timeoutMs }))) === 'yes' &&
    (await step('capture', () => call('capture-card', { authorizationId }, { timeoutMs }))) === 'yes';
  if (isPaid) {
    await step('send', () => call('send-parcel', { parcelId: orderId, reservationId }, { timeoutMs }), false);
  } else {
    await step('void', () => call('void-card', { authorizationId }, { timeoutMs }), false);
    await step('release', () => call('release-stock', { reservationId }, { timeoutMs }), false);
  }
  const status = isPaid ? 'completed' : 'cancelled';
  await shop.transaction((tx) => tx.put('orders', orderId, { status }));
}
