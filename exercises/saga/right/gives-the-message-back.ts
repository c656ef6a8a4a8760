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
  shop: { orders: { status: 'placed' | 'completed' | 'cancelled' }; calledOff: object };
};

interface Order {
  orderId: string;
  item: string;
  card: string;
  cents: number;
}

/** No answer is no error here: the message goes back with a pause, and a later delivery asks again. */
export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store, nack, sleep }: Context<Services, {}, Databases>,
): Promise<void> {
  const [reservationId, authorizationId, parcelId] = [`${orderId}.1`, `${orderId}.2`, `${orderId}.3`];

  const answerTo = async (request: Promise<unknown>): Promise<'yes' | 'no' | 'silence'> =>
    Promise.race([
      request.then(
        () => 'yes' as const,
        (error: unknown) =>
          error instanceof CallError && /^4/.test(String(error.status)) ? ('no' as const) : ('silence' as const),
      ),
      sleep(900).then(() => 'silence' as const),
    ]);

  try {
    const shop = store('shop');
    const isCalledOff = (await shop.get('calledOff', orderId)) !== undefined;
    let answer: 'yes' | 'no' | 'silence' = isCalledOff ? 'no' : 'yes';
    if (answer === 'yes') answer = await answerTo(call('reserve-stock', { reservationId, item }));
    if (answer === 'yes') answer = await answerTo(call('authorize-card', { authorizationId, card, cents }));
    if (answer === 'yes') answer = await answerTo(call('capture-card', { authorizationId }));
    if (answer === 'silence') return await nack('nobody knows yet', { delayMs: 500 });
    if (answer === 'no') {
      await shop.transaction((tx) => tx.put('calledOff', orderId, {}));
      if ((await answerTo(call('void-card', { authorizationId }))) !== 'yes') return await nack('not freed', { delayMs: 500 });
      if ((await answerTo(call('release-stock', { reservationId }))) !== 'yes')
        return await nack('not released', { delayMs: 500 });
      return await shop.transaction((tx) => tx.put('orders', orderId, { status: 'cancelled' }));
    }
    if ((await answerTo(call('send-parcel', { parcelId, reservationId }))) !== 'yes')
      return await nack('not sent', { delayMs: 500 });
    await shop.transaction((tx) => tx.put('orders', orderId, { status: 'completed' }));
  } catch (error) {
    await nack(String(error), { delayMs: 500 });
  }
}
