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
export async function postPayment({ body }: PaymentRequest, { call }: Context<Services, {}, Databases>): Promise<Reply> {
  try {
    const { chargeId } = await call('psp', body, { timeoutMs: 1000 });
    return { status: 201, body: { chargeId } };
  } catch (error) {
    if (error instanceof CallError && error.status === 402) return { status: 402 };
    throw error;
  }
}
