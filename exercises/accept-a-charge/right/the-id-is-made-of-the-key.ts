import type { Context } from 'lab';

type State = 'succeeded' | 'failed';
interface OutboxRow {
  to: 'charges';
  event: { chargeId: string; shop: string; cents: number };
}
type Databases = { pay: { outbox: OutboxRow; charges: { state: 'pending' | State } } };
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

/** The same request always names the same charge, so there is nothing to look up: writing it twice is writing it once. */
export async function postCharge(request: ChargeRequest, { store }: Api): Promise<Reply> {
  const { shop, idempotencyKey, cents } = request;
  if (!(cents > 0 && Math.floor(cents) === cents)) return { status: 400 };
  const chargeId = Array.from(JSON.stringify([shop, idempotencyKey]), (sign) =>
    sign.charCodeAt(0).toString(16).padStart(4, '0'),
  ).join('');
  await store('pay').transaction(async (tx) => {
    if ((await tx.get('charges', chargeId)) !== undefined) return;
    tx.put('charges', chargeId, { state: 'pending' });
    tx.put('outbox', `charge ${chargeId}`, { to: 'charges', event: { chargeId, shop, cents } });
  });
  return { status: 202, location: `/charges/${chargeId}`, body: { chargeId, state: 'pending' } };
}

export async function getCharge(chargeId: string, { store }: Api): Promise<Reply> {
  const charge = await store('pay').get('charges', chargeId);
  return charge === undefined ? { status: 404 } : { status: 200, body: { chargeId, state: charge.state } };
}

export async function onLedgerAnswer({ chargeId, state }: { chargeId: string; state: State }, { store }: Api): Promise<void> {
  await store('pay').transaction((tx) => tx.put('charges', chargeId, { state }));
}
