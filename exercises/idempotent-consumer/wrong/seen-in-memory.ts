// caught-by: counted-once
import type { Context } from 'lab';

type Databases = {
  bank: { accounts: { cents: number }; [table: string]: object };
};

interface PaymentReceived {
  messageId: string;
  paymentId: string;
  account: string;
  cents: number;
}

const seen = new Set<string>();

export async function onPayment({ paymentId, account, cents }: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  if (seen.has(paymentId)) return;
  await store('bank').transaction(async (tx) => {
    const before = await tx.get('accounts', account);
    tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
  });
  seen.add(paymentId);
}
