// caught-by: state-truthful
import type { Context } from 'lab';

type State = 'succeeded' | 'failed';
interface OutboxRow {
  to: 'charges';
  event: { chargeId: string; shop: string; cents: number };
}
type Databases = { pay: { outbox: OutboxRow; keys: { chargeId: string } } };
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

const states = new Map<string, 'pending' | State>();

export async function postCharge({ shop, idempotencyKey, cents }: ChargeRequest, { store }: Api): Promise<Reply> {
  if (!Number.isSafeInteger(cents) || cents <= 0) return { status: 400 };
  return store('pay').transaction(async (tx) => {
    const key = `${shop}/${idempotencyKey}`;
    const known = await tx.get('keys', key);
    if (known) return accepted(known.chargeId);
    const chargeId = crypto.randomUUID();
    tx.insert('keys', key, { chargeId });
    tx.insert('outbox', chargeId, { to: 'charges', event: { chargeId, shop, cents } });
    states.set(chargeId, 'pending');
    return accepted(chargeId);
  });
}

const accepted = (chargeId: string): Reply => ({
  status: 202,
  location: `/charges/${chargeId}`,
  body: { chargeId, state: 'pending' },
});

export async function getCharge(chargeId: string): Promise<Reply> {
  const state = states.get(chargeId);
  return state === undefined ? { status: 404 } : { status: 200, body: { chargeId, state } };
}

export async function onLedgerAnswer({ chargeId, state }: { chargeId: string; state: State }): Promise<void> {
  states.set(chargeId, state);
}
