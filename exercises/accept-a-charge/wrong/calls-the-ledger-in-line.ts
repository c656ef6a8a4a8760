// caught-by: accepted-at-once
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
type Databases = { pay: { outbox: OutboxRow; charges: { state: 'pending' | State }; keys: { chargeId: string } } };
type Api = Context<Services, {}, Databases>;

interface ChargeRequest {
  shop: string;
  idempotencyKey: string;
  cents: number;
}

interface Reply {
  status: number;
  location?: string;
  body?: { chargeId: string; state: 'pending' | State };
}

export async function postCharge({ shop, idempotencyKey, cents }: ChargeRequest, { store, call }: Api): Promise<Reply> {
  if (!Number.isSafeInteger(cents) || cents <= 0) return { status: 400 };
  const key = `${shop}/${idempotencyKey}`;
  const chargeId = (await store('pay').get('keys', key))?.chargeId ?? crypto.randomUUID();
  await store('pay').transaction((tx) => tx.put('keys', key, { chargeId }));
  const { state } = await call('ledger', { chargeId, shop, cents }, { timeoutMs: 800 });
  await store('pay').transaction((tx) => tx.put('charges', chargeId, { state }));
  return { status: 200, body: { chargeId, state } };
}

export async function getCharge(chargeId: string, { store }: Api): Promise<Reply> {
  const charge = await store('pay').get('charges', chargeId);
  return charge === undefined ? { status: 404 } : { status: 200, body: { chargeId, state: charge.state } };
}

export async function onLedgerAnswer({ chargeId, state }: { chargeId: string; state: State }, { store }: Api): Promise<void> {
  await store('pay').transaction((tx) => tx.put('charges', chargeId, { state }));
}
