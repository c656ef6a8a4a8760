// caught-by: none-lost
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

export async function onPayment({ paymentId, account, cents }: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  const bank = store('bank');
  const isNew = await bank.transaction(async (tx) => {
    if ((await tx.get('seen', paymentId)) !== undefined) return false;
    tx.insert('seen', paymentId, {});
    return true;
  });
  if (!isNew) return;
  await bank.transaction(async (tx) => {
    const before = await tx.get('accounts', account);
    tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
  });
}
