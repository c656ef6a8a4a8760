import type { Context } from 'lab';

type Databases = {
  bank: { accounts: { cents: number }; leases: { untilMs: number; counted: boolean } };
};

interface PaymentReceived {
  messageId: string;
  paymentId: string;
  account: string;
  cents: number;
}

const leaseMs = 400;

/** Whoever holds the lease counts; the others come back later. A lease may run out too early, so the counting looks once more. */
export async function onPayment({ paymentId, account, cents }: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  const bank = store('bank');
  const isMine = await bank.transaction(async (tx) => {
    const lease = await tx.get('leases', paymentId);
    if (lease?.counted) return false;
    if (lease && lease.untilMs > Date.now()) throw new Error('another delivery is at work on it');
    tx.put('leases', paymentId, { untilMs: Date.now() + leaseMs, counted: false });
    return true;
  });
  if (!isMine) return;
  await bank.transaction(async (tx) => {
    if ((await tx.get('leases', paymentId))?.counted) return;
    const before = await tx.get('accounts', account);
    tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
    tx.put('leases', paymentId, { untilMs: 0, counted: true });
  });
}
