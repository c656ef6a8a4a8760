import { CallError, type Context } from 'lab';

type Services = { psp: (request: { card: string; cents: number }) => { chargeId: string } };
type Databases = { payments: { requests: Seen } };

interface PaymentRequest {
  customer: string;
  idempotencyKey: string;
  body: { card: string; cents: number };
}

interface Reply {
  status: number;
  body?: { chargeId: string };
}

interface Seen {
  asked?: string;
  reply?: Reply;
}

/** Two rows per key, each inserted once and never changed: what was asked, and what was answered. */
export async function postPayment(request: PaymentRequest, { call, store }: Context<Services, {}, Databases>): Promise<Reply> {
  const { customer, idempotencyKey, body } = request;
  const payments = store('payments');
  const key = `${customer.length}:${customer}:${idempotencyKey}`;
  const asked = `${body.card} ${body.cents}`;

  const before = await firstOf(`${key} asked`, { asked });
  if (before.asked !== asked) return { status: 422 };
  const answered = await payments.get('requests', `${key} reply`);
  if (answered?.reply) return answered.reply;
  const reply: Reply = await call('psp', body, { headers: { 'idempotency-key': key } }).then(
    ({ chargeId }) => ({ status: 201, body: { chargeId } }),
    (error: unknown) => {
      if ((error as CallError).status === 402) return { status: 402 };
      throw error;
    },
  );
  return (await firstOf(`${key} reply`, { reply })).reply ?? reply;

  /** Inserts the row, or gives the one that was there first. */
  async function firstOf(id: string, row: Seen): Promise<Seen> {
    try {
      await payments.transaction((tx) => tx.insert('requests', id, row));
      return row;
    } catch (error) {
      const first = await payments.get('requests', id);
      if (first) return first;
      throw error;
    }
  }
}
