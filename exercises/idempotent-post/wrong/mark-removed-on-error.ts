// caught-by: moves-once
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
  const key = `${customer}/${idempotencyKey}`;
  const asked = `${body.card}/${body.cents}`;
  const seen = await payments.transaction(async (tx) => {
    const known = await tx.get('requests', key);
    if (!known) tx.insert('requests', key, { asked });
    return known;
  });
  if (seen && seen.asked !== asked) return { status: 422 };
  if (seen?.reply) return seen.reply;
  if (seen) return { status: 409 };
  try {
    // The row keeps others out, so the provider needs no key.
    const { chargeId } = await call('psp', body, { timeoutMs: 1000 });
    const reply = { status: 201, body: { chargeId } };
    await payments.transaction((tx) => tx.put('requests', key, { asked, reply }));
    return reply;
  } catch (error) {
    const declined = error instanceof CallError && error.status === 402;
    await payments.transaction((tx) =>
      declined ? tx.put('requests', key, { asked, reply: { status: 402 } }) : tx.delete('requests', key),
    );
    if (declined) return { status: 402 };
    throw error;
  }
}
