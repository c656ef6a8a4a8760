// caught-by: accepted-at-once
import type { Context } from 'lab';

type State = 'succeeded' | 'failed';
interface OutboxRow {
  to: 'charges';
  event: { chargeId: string; shop: string; cents: number };
}
type Databases = { pay: { outbox: OutboxRow; charges: { state: 'pending' | State }; keys: { chargeId: string } } };
type Api = Context<{}, {}, Databases>;

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

export async function postCharge({ shop, idempotencyKey, cents }: ChargeRequest, { store }: Api): Promise<Reply> {
  if (!Number.isSafeInteger(cents) || cents <= 0) return { status: 400 };
  return store('pay').transaction(async (tx) => {
    const key = `${shop}/${idempotencyKey}`;
    const known = await tx.get('keys', key);
    if (known) return { status: 409 };
    const chargeId = crypto.randomUUID();
    tx.insert('keys', key, { chargeId });
    tx.insert('charges', chargeId, { state: 'pending' });
    tx.insert('outbox', chargeId, { to: 'charges', event: { chargeId, shop, cents } });
    return accepted(chargeId);
  });
}

const accepted = (chargeId: string): Reply => ({
  status: 202,
  location: `/charges/${chargeId}`,
  body: { chargeId, state: 'pending' },
});

export async function getCharge(chargeId: string, { store }: Api): Promise<Reply> {
  const charge = await store('pay').get('charges', chargeId);
  return charge === undefined ? { status: 404 } : { status: 200, body: { chargeId, state: charge.state } };
}

export async function onLedgerAnswer({ chargeId, state }: { chargeId: string; state: State }, { store }: Api): Promise<void> {
  await store('pay').transaction((tx) => tx.put('charges', chargeId, { state }));
}
