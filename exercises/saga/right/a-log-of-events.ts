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
    events: {
      event: 'asked to reserve' | 'asked to authorize' | 'asked to capture' | 'paid' | 'refused' | 'sent' | 'freed' | 'released';
    };
  };
};

interface Order {
  orderId: string;
  item: string;
  card: string;
  cents: number;
}

type Event = 'asked to reserve' | 'asked to authorize' | 'asked to capture' | 'paid' | 'refused' | 'sent' | 'freed' | 'released';

/** What happened is appended, and what is to be done next follows from all that has happened. */
export async function runOrder(
  { orderId, item, card, cents }: Order,
  { call, store }: Context<Services, {}, Databases>,
): Promise<void> {
  const [reservationId, authorizationId, parcelId] = [`r-${orderId}`, `a-${orderId}`, `p-${orderId}`];
  const shop = store('shop');
  const events: Event[] = [];
  for (;;) {
    const row = await shop.get('events', `${orderId}/${events.length}`);
    if (row === undefined) break;
    events.push(row.event);
  }
  while (!events.includes('sent') && !events.includes('released')) await append(await next(events));
  const status = events.includes('sent') ? 'completed' : 'cancelled';
  await shop.transaction((tx) => tx.put('orders', orderId, { status }));

  async function append(event: Event): Promise<void> {
    const key = `${orderId}/${events.length}`;
    await shop.transaction((tx) => tx.insert('events', key, { event }));
    events.push(event);
  }

  async function next(past: readonly Event[]): Promise<Event> {
    const timeoutMs = 1200;
    if (past.includes('freed')) {
      await call('release-stock', { reservationId }, { timeoutMs });
      return 'released';
    }
    if (past.includes('refused')) {
      await call('void-card', { authorizationId }, { timeoutMs });
      return 'freed';
    }
    if (past.includes('paid')) {
      await call('send-parcel', { parcelId, reservationId }, { timeoutMs });
      return 'sent';
    }
    try {
      if (past.includes('asked to capture')) {
        await call('capture-card', { authorizationId }, { timeoutMs });
        return 'paid';
      }
      if (past.includes('asked to authorize')) {
        await call('authorize-card', { authorizationId, card, cents }, { timeoutMs });
        return 'asked to capture';
      }
      if (past.includes('asked to reserve')) {
        await call('reserve-stock', { reservationId, item }, { timeoutMs });
        return 'asked to authorize';
      }
      return 'asked to reserve';
    } catch (error) {
      if (error instanceof CallError && Math.trunc(error.status / 100) === 4) return 'refused';
      throw error;
    }
  }
}
