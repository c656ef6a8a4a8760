import { StoreError, type Context } from 'lab';

type State = 'succeeded' | 'failed';
interface OutboxRow {
  to: 'charges';
  event: { chargeId: string; shop: string; cents: number };
}
type Databases = {
  pay: { outbox: OutboxRow; events: { chargeId: string; what: 'posted' | State; cents?: number }; keys: { chargeId: string } };
};
type Api = Context<{}, {}, Databases>;

interface ChargeRequest {
  shop: string;
  idempotencyKey: string;
  cents: number;
}

interface Reply {
  status: number;
  location?: string;
  body?: { chargeId: string; state: 'pending' | State };
}

/** A charge is its events; its state is read from them. */
class Charges {
  readonly #pay: ReturnType<Api['store']>;

  constructor({ store }: Api) {
    this.#pay = store('pay');
  }

  async post({ shop, idempotencyKey, cents }: ChargeRequest): Promise<string> {
    const key = [shop, idempotencyKey].map(encodeURIComponent).join('/');
    const chargeId = crypto.randomUUID();
    try {
      await this.#pay.transaction(async (tx) => {
        tx.insert('keys', key, { chargeId });
        tx.insert('events', `${chargeId} posted`, { chargeId, what: 'posted', cents });
        tx.insert('outbox', `${chargeId} posted`, { to: 'charges', event: { chargeId, shop, cents } });
      });
      return chargeId;
    } catch (error) {
      const known = error instanceof StoreError ? await this.#pay.get('keys', key) : undefined;
      if (known === undefined) throw error;
      return known.chargeId;
    }
  }

  async stateOf(chargeId: string): Promise<'pending' | State | undefined> {
    const events = (await this.#pay.list('events')).map(([, event]) => event).filter((event) => event.chargeId === chargeId);
    const last = events.at(-1)?.what;
    return last === 'posted' ? 'pending' : last;
  }

  async settle(chargeId: string, what: State): Promise<void> {
    await this.#pay.transaction((tx) => tx.put('events', `${chargeId} settled`, { chargeId, what }));
  }
}

export const postCharge = async (request: ChargeRequest, context: Api): Promise<Reply> => {
  if (!Number.isInteger(request.cents) || request.cents < 1) return { status: 400 };
  const chargeId = await new Charges(context).post(request);
  return { status: 202, location: `/charges/${chargeId}`, body: { chargeId, state: 'pending' } };
};

export const getCharge = async (chargeId: string, context: Api): Promise<Reply> => {
  const state = await new Charges(context).stateOf(chargeId);
  return state ? { status: 200, body: { chargeId, state } } : { status: 404 };
};

export const onLedgerAnswer = (answer: { chargeId: string; state: State }, context: Api): Promise<void> =>
  new Charges(context).settle(answer.chargeId, answer.state);
