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

const keepMs = 30_000;

export async function onPayment(
  { paymentId, account, cents }: PaymentReceived,
  { store }: Context<{}, {}, { bank: { accounts: { cents: number }; seen: { at: number } } }>,
) {
  await store('bank').transaction(async (tx) => {
    const seen = await tx.get('seen', paymentId);
    if (seen !== undefined && Date.now() - seen.at < keepMs) return;
    tx.put('seen', paymentId, { at: Date.now() });
    const before = await tx.get('accounts', account);
    tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
  });
}
