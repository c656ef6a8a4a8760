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
  shop: { orders: { status: 'placed' | 'completed' | 'cancelled' }; decisions: { decision: 'send' | 'undo' } };
};

interface Order {
  orderId: string;
  item: string;
  card: string;
  cents: number;
}

type Answer = 'yes' | 'no' | 'unknown';

/** Stays with an order until it knows, with pauses that grow. */
export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store, sleep }: Context<Services, {}, Databases>,
): Promise<void> {
  const reservationId = `goods of ${orderId}`;
  const authorizationId = `money of ${orderId}`;
  const shop = store('shop');
  const decided = await shop.get('decisions', orderId);
  const decision = decided?.decision ?? (await decide(await paid()));
  if (decision === 'send') {
    await insist(() => call('send-parcel', { parcelId: `parcel of ${orderId}`, reservationId }, { timeoutMs: 400 }));
  } else {
    await insist(() => call('void-card', { authorizationId }, { timeoutMs: 400 }));
    await insist(() => call('release-stock', { reservationId }, { timeoutMs: 400 }));
  }
  await shop.transaction((tx) => tx.put('orders', orderId, { status: decision === 'send' ? 'completed' : 'cancelled' }));

  async function paid(): Promise<boolean> {
    if (!(await insistOnAnswer(() => call('reserve-stock', { reservationId, item }, { timeoutMs: 400 })))) return false;
    if (!(await insistOnAnswer(() => call('authorize-card', { authorizationId, card, cents }, { timeoutMs: 400 })))) return false;
    const answer = await answerOf(() => call('capture-card', { authorizationId }, { timeoutMs: 400 }));
    if (answer !== 'unknown') return answer === 'yes';
    for (let pauseMs = 50; ; pauseMs = Math.min(2 * pauseMs, 3000)) {
      await sleep(pauseMs);
      try {
        const { state } = await call('card-status', { authorizationId }, { timeoutMs: 400 });
        if (state === 'captured') return true;
      } catch {
        continue;
      }
      // Held says nothing: the first request may still be on its way. Only another answer to the capture does.
      const again = await answerOf(() => call('capture-card', { authorizationId }, { timeoutMs: 400 }));
      if (again !== 'unknown') return again === 'yes';
    }
  }

  async function decide(isPaid: boolean): Promise<'send' | 'undo'> {
    const decision = isPaid ? 'send' : 'undo';
    await shop.transaction((tx) => tx.insert('decisions', orderId, { decision }));
    return decision;
  }

  async function insistOnAnswer(ask: () => Promise<unknown>): Promise<boolean> {
    for (let pauseMs = 50; ; pauseMs = Math.min(2 * pauseMs, 3000)) {
      const answer = await answerOf(ask);
      if (answer !== 'unknown') return answer === 'yes';
      await sleep(pauseMs);
    }
  }

  async function insist(ask: () => Promise<unknown>): Promise<void> {
    for (let pauseMs = 50; (await answerOf(ask)) !== 'yes'; pauseMs = Math.min(2 * pauseMs, 3000)) await sleep(pauseMs);
  }
}

async function answerOf(ask: () => Promise<unknown>): Promise<Answer> {
  try {
    await ask();
    return 'yes';
  } catch (error) {
    return error instanceof CallError && Math.floor(error.status / 100) === 4 ? 'no' : 'unknown';
  }
}
