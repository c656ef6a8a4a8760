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

  async function step(name: string, ask: () => Promise<unknown>): Promise<Outcome> {
    const known = await shop.get('steps', `${orderId}/${name}`);
    if (known !== undefined) return known.outcome;
    const outcome = await ask().then(
      (): Outcome => 'yes',
      (error: unknown): Outcome => {
        if (error instanceof CallError && [402, 409].includes(error.status)) return 'no';
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
    (await step('reserve', () => call('stock/reserve', { reservationId, item }, { timeoutMs }))) === 'yes' &&
    (await step('authorize', () => call('card/authorize', { authorizationId, card, cents }, { timeoutMs }))) === 'yes' &&
    (await step('capture', () => call('card/capture', { authorizationId }, { timeoutMs }))) === 'yes';
  if (isPaid) {
    await step('send', () => call('parcel/send', { parcelId: orderId, reservationId }, { timeoutMs }));
  } else {
    await step('void', () => call('card/void', { authorizationId }, { timeoutMs }));
    await step('release', () => call('stock/release', { reservationId }, { timeoutMs }));
  }
  const status = isPaid ? 'completed' : 'cancelled';
  await shop.transaction((tx) => tx.put('orders', orderId, { status }));
}
