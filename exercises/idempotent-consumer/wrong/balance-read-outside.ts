// caught-by: none-overwritten
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
  const before = await bank.get('accounts', account);
  await bank.transaction(async (tx) => {
    if ((await tx.get('seen', paymentId)) !== undefined) return;
    tx.insert('seen', paymentId, {});
    tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
  });
}
