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

export async function onPayment({ paymentId, account, cents }: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  const bank = store('bank');
  if ((await bank.get('seen', paymentId)) !== undefined) return;
  await bank.transaction(async (tx) => {
    const before = await tx.get('accounts', account);
    tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
  });
  await bank.transaction((tx) => tx.put('seen', paymentId, {}));
}
