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
  reservationId: string;
  authorizationId: string;
  parcelId: string;
  state: 'open' | 'paid' | 'undoing' | 'done';
}

/** A small state machine. Its ids are random, and in the row before anybody hears of them. */
class OrderSaga {
  readonly #order: Order;
  readonly #context: Context<Services, {}, Databases>;

  constructor(order: Order, context: Context<Services, {}, Databases>) {
    this.#order = order;
    this.#context = context;
  }

  async run(): Promise<void> {
    for (let saga = await this.#begun(); saga.state !== 'done';) saga = await this.#next(saga);
  }

  #begun(): Promise<Saga> {
    return this.#context.store('shop').transaction(async (tx) => {
      const known = await tx.get('sagas', this.#order.orderId);
      if (known) return known;
      const [reservationId, authorizationId, parcelId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
      const saga: Saga = { reservationId, authorizationId, parcelId, state: 'open' };
      tx.insert('sagas', this.#order.orderId, saga);
      return saga;
    });
  }

  async #next(saga: Saga): Promise<Saga> {
    const { call } = this.#context;
    const { reservationId, authorizationId, parcelId } = saga;
    const signal = () => ({ signal: AbortSignal.timeout(2000) });
    switch (saga.state) {
      case 'open':
        return this.#to(saga, (await this.#pays(saga)) ? 'paid' : 'undoing');
      case 'paid':
        await call('send-parcel', { parcelId, reservationId }, signal());
        return this.#to(saga, 'done', 'completed');
      case 'undoing':
        await call('void-card', { authorizationId }, signal());
        await call('release-stock', { reservationId }, signal());
        return this.#to(saga, 'done', 'cancelled');
      case 'done':
        return saga;
    }
  }

  async #pays({ reservationId, authorizationId }: Saga): Promise<boolean> {
    const { call } = this.#context;
    const { item, card, cents } = this.#order;
    try {
      await call('reserve-stock', { reservationId, item }, { signal: AbortSignal.timeout(2000) });
      await call('authorize-card', { authorizationId, card, cents }, { signal: AbortSignal.timeout(2000) });
      await call('capture-card', { authorizationId }, { signal: AbortSignal.timeout(2000) });
      return true;
    } catch (error) {
      if (error instanceof CallError && (error.status === 402 || error.status === 409)) return false;
      throw error;
    }
  }

  async #to(saga: Saga, state: Saga['state'], status?: 'completed' | 'cancelled'): Promise<Saga> {
    const next = { ...saga, state };
    await this.#context.store('shop').transaction((tx) => {
      tx.put('sagas', this.#order.orderId, next);
      if (status !== undefined) tx.put('orders', this.#order.orderId, { status });
    });
    return next;
  }
}

export const runOrder = (order: Order, context: Context<Services, {}, Databases>): Promise<void> =>
  new OrderSaga(order, context).run();
