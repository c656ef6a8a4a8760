// caught-by: everyone-learns
import { CallError, type Context } from 'lab';

type Services = { psp: (request: { card: string; cents: number }) => { chargeId: string } };
type Databases = { payments: { [table: string]: object } };

interface PaymentRequest {
  customer: string;
  /** Chosen by the client: the same in each of its tries. */
  idempotencyKey: string;
  body: { card: string; cents: number };
}

interface Reply {
  status: number;
  body?: { chargeId: string };
}

/** POST /payments */
interface Row {
  body: string;
  state: 'working' | 'done';
  token: string;
  until: number;
  reply: Reply | null;
}
const leaseMs = 3000;

export async function postPayment(request: PaymentRequest, { call, store }: Context<Services, {}, Databases>): Promise<Reply> {
  const db = store('payments');
  const key = JSON.stringify([request.customer, request.idempotencyKey]);
  const body = JSON.stringify([request.body.card, request.body.cents]);
  const token = crypto.randomUUID();
  const now = Date.now();
  const claimed = await db.transaction(async (tx) => {
    const row = (await tx.get('keys', key)) as Row | undefined;
    if (row && row.body !== body) return { status: 422 };
    if (row?.state === 'done' && row.reply) return row.reply;
    if (row && row.until > now) return { status: 409 };
    const next: Row = { body, state: 'working', token, until: now + leaseMs, reply: null };
    tx.put('keys', key, next);
    return undefined;
  });
  if (claimed) return claimed;
  let reply: Reply;
  try {
    const { chargeId } = await call('psp', request.body, { timeoutMs: 1000, headers: { 'idempotency-key': key } });
    reply = { status: 201, body: { chargeId } };
  } catch (error) {
    if (!(error instanceof CallError && error.status === 402)) throw error;
    reply = { status: 402 };
  }
  return db.transaction(async (tx) => {
    const row = (await tx.get('keys', key)) as Row | undefined;
    if (row?.state === 'done' && row.reply) return row.reply;
    if (row?.token !== token) return { status: 409 };
    tx.put('keys', key, { ...row, state: 'done', reply });
    return reply;
  });
}
