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
  leasedUntil: number;
  reply?: Reply;
}

const leaseMs = 1200;

/** One at a time per key, for as long as a lease lasts; whoever finds it run out takes over. */
export async function postPayment(
  { customer, idempotencyKey, body }: PaymentRequest,
  { call, store }: Context<Services, {}, Databases>,
): Promise<Reply> {
  const payments = store('payments');
  const key = [customer, idempotencyKey].map(encodeURIComponent).join(':');
  const asked = JSON.stringify(body);

  const claim = await payments.transaction(async (tx): Promise<Reply | 'mine'> => {
    const row = await tx.get('requests', key);
    if (row && row.asked !== asked) return { status: 422 };
    if (row?.reply) return row.reply;
    if (row && row.leasedUntil > Date.now()) return { status: 409 };
    tx.put('requests', key, { asked, leasedUntil: Date.now() + leaseMs });
    return 'mine';
  });
  if (claim !== 'mine') return claim;

  const reply = await call('psp', body, { headers: { 'idempotency-key': key }, timeoutMs: 1000 }).then(
    ({ chargeId }): Reply => ({ status: 201, body: { chargeId } }),
    (error: unknown): Reply => ({ status: error instanceof CallError && error.status === 402 ? 402 : 503 }),
  );
  return payments.transaction(async (tx) => {
    const row = await tx.get('requests', key);
    if (row?.reply) return row.reply;
    tx.put('requests', key, reply.status === 503 ? { asked, leasedUntil: 0 } : { asked, leasedUntil: 0, reply });
    return reply;
  });
}
