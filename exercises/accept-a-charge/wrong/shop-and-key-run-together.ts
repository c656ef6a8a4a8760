// caught-by: same-charge
import type { Context } from 'lab';

type State = 'succeeded' | 'failed';
interface OutboxRow {
  to: 'charges';
  event: { chargeId: string; shop: string; cents: number };
}
type Databases = {
  pay: { outbox: OutboxRow; charges: { state: 'pending' | State }; keys: { chargeId: string } };
};
type Api = Context<{}, {}, Databases>;

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
export async function postCharge({ shop, idempotencyKey, cents }: ChargeRequest, { store }: Api): Promise<Reply> {
  if (!Number.isSafeInteger(cents) || cents <= 0) return { status: 400 };
  const key = shop + idempotencyKey;
  const chargeId = crypto.randomUUID();
  try {
    await store('pay').transaction((tx) => {
      tx.insert('keys', key, { chargeId });
      tx.put('charges', chargeId, { state: 'pending' });
      tx.put('outbox', chargeId, { to: 'charges', event: { chargeId, shop, cents } });
    });
    return accepted(chargeId);
  } catch (error) {
    const known = await store('pay').get('keys', key);
    if (known !== undefined) return accepted(known.chargeId);
    throw error;
  }
}

function accepted(chargeId: string): Reply {
  return { status: 202, location: `/charges/${chargeId}`, body: { chargeId, state: 'pending' } };
}

/** GET /charges/:chargeId */
export async function getCharge(chargeId: string, { store }: Api): Promise<Reply> {
  const charge = await store('pay').get('charges', chargeId);
  return charge === undefined ? { status: 404 } : { status: 200, body: { chargeId, state: charge.state } };
}

/** A message of the ledger. Returning acks it; throwing brings it back. */
export async function onLedgerAnswer({ chargeId, state }: { chargeId: string; state: State }, { store }: Api): Promise<void> {
  await store('pay').transaction((tx) => tx.put('charges', chargeId, { state }));
}
