import type { Context } from 'lab';

type Services = {
  fraud: (request: { shop: string; cents: number }) => { ok: boolean };
  ledger: (request: { chargeId: string; shop: string; cents: number }) => { state: State };
};
type State = 'succeeded' | 'failed';
interface OutboxRow {
  to: 'charges';
  event: { chargeId: string; shop: string; cents: number };
}
type Databases = { pay: { outbox: OutboxRow; [table: string]: object } };
type Api = Context<Services, {}, Databases>;

interface ChargeRequest {
  shop: string;
  /** Chosen by the shop: the same in each of its tries. */
  idempotencyKey: string;
  cents: number;
}

interface Reply {
  status: number;
  location?: string;
  body?: { chargeId: string; state: 'pending' | State };
}

/** POST /charges */
export async function postCharge({ shop, cents }: ChargeRequest, { call }: Api): Promise<Reply> {
  const chargeId = crypto.randomUUID();
  const { ok } = await call('fraud', { shop, cents });
  if (!ok) return { status: 402 };
  const { state } = await call('ledger', { chargeId, shop, cents });
  return { status: 200, body: { chargeId, state } };
}

/** GET /charges/:chargeId */
export async function getCharge(chargeId: string, context: Api): Promise<Reply> {
  return { status: 404 };
}

/** A message of the ledger. Returning acks it; throwing brings it back. */
export async function onLedgerAnswer(answer: { chargeId: string; state: State }, context: Api): Promise<void> {}
