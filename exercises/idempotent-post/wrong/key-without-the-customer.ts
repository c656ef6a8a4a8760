// caught-by: independent
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
  asked: string;
  reply?: Reply;
}

export async function postPayment(
  { customer, idempotencyKey, body }: PaymentRequest,
  { call, store }: Context<Services, {}, Databases>,
): Promise<Reply> {
  const payments = store('payments');
  const key = idempotencyKey;
  const asked = `${body.card}/${body.cents}`;
  const seen = await payments.transaction(async (tx) => {
    const known = await tx.get('requests', key);
    if (!known) tx.insert('requests', key, { asked });
    return known;
  });
  if (seen && seen.asked !== asked) return { status: 422 };
  if (seen?.reply) return seen.reply;
  const reply = await charge(key);
  await payments.transaction((tx) => tx.put('requests', key, { asked, reply }));
  return reply;

  async function charge(key: string): Promise<Reply> {
    try {
      const { chargeId } = await call('psp', body, { headers: { 'idempotency-key': key }, timeoutMs: 1000 });
      return { status: 201, body: { chargeId } };
    } catch (error) {
      if (error instanceof CallError && error.status === 402) return { status: 402 };
      throw error;
    }
  }
}
