// caught-by: conflict-is-422
import { CallError, type Context } from 'lab';

type Services = { psp: (request: { card: string; cents: number }) => { chargeId: string } };

interface PaymentRequest {
  customer: string;
  idempotencyKey: string;
  body: { card: string; cents: number };
}

interface Reply {
  status: number;
  body?: { chargeId: string };
}

const answers = new Map<string, { asked: string; reply: Promise<Reply> }>();

export async function postPayment(
  { customer, idempotencyKey, body }: PaymentRequest,
  { call }: Context<Services>,
): Promise<Reply> {
  const key = `${customer}/${idempotencyKey}`;
  const asked = `${body.card}/${body.cents}`;
  const known = answers.get(key);
  if (known) return known.asked === asked ? known.reply : { status: 422 };
  const reply = charge(key);
  answers.set(key, { asked, reply });
  reply.catch(() => answers.delete(key));
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
