// caught-by: conflict-is-422
import { CallError, type Context } from 'lab';

type Services = { psp: (request: { card: string; cents: number }) => { chargeId: string } };
type Databases = { payments: { requests: Seen } };

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

/** What is known of a key: what was asked with it, and the answer, once there is one. */
interface Seen {
  asked: string;
  reply?: Reply;
}

/** POST /payments */
export async function postPayment(
  { customer, idempotencyKey, body }: PaymentRequest,
  { call, store }: Context<Services, {}, Databases>,
): Promise<Reply> {
  const payments = store('payments');
  // Keys are chosen by clients; two customers may well choose the same.
  const key = JSON.stringify([customer, idempotencyKey]);
  const asked = JSON.stringify([body.card, body.cents]);

  const seen = await payments.get('requests', key);
  if (seen === undefined) await payments.transaction((tx) => tx.put('requests', key, { asked }));
  if (seen !== undefined && seen.asked !== asked) return { status: 422 };
  if (seen?.reply !== undefined) return seen.reply;

  // Known, but without an answer: somebody is at it, or died at it. Nobody can tell which. Asking the provider again is safe either
  // way, because the key goes with it.
  const reply = await charge();
  // The answer that is noted first stands. A try that hung for long must not write its decline over the charge of a later one.
  const noted = (await payments.get('requests', key))?.reply;
  if (noted === undefined) await payments.transaction((tx) => tx.put('requests', key, { asked, reply }));
  return noted ?? reply;

  async function charge(): Promise<Reply> {
    try {
      const { chargeId } = await call('psp', body, { headers: { 'idempotency-key': key } });
      return { status: 201, body: { chargeId } };
    } catch (error) {
      // A decline is an answer. Everything else says nothing about the money: it goes to the client as a failure, and is not recorded.
      if (error instanceof CallError && error.status === 402) return { status: 402 };
      throw error;
    }
  }
}
