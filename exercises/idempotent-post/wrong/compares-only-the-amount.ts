// caught-by: conflict-is-422
import { CallError, StoreError, type Context } from 'lab';

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
export async function postPayment(
  { customer, idempotencyKey, body }: PaymentRequest,
  { call, store }: Context<Services, {}, Databases>,
): Promise<Reply> {
  const payments = store('payments');
  const id = `${customer}:${idempotencyKey}`;
  const fingerprint = `${body.cents}`;
  try {
    await payments.transaction((tx) => tx.insert('requests', id, { fingerprint }));
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'unique-violation')) throw error;
  }
  const known = (await payments.get('requests', id)) as { fingerprint: string } | undefined;
  if (known?.fingerprint !== fingerprint) return { status: 422 };
  const answered = (await payments.get('replies', id)) as Reply | undefined;
  if (answered) return answered;
  let reply: Reply;
  try {
    const { chargeId } = await call('psp', body, { headers: { 'idempotency-key': id }, timeoutMs: 2000 });
    reply = { status: 201, body: { chargeId } };
  } catch (error) {
    if (!(error instanceof CallError) || error.status !== 402) throw error;
    reply = { status: 402 };
  }
  try {
    await payments.transaction((tx) => tx.insert('replies', id, reply));
    return reply;
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'unique-violation')) throw error;
    return (await payments.get('replies', id)) as Reply;
  }
}
