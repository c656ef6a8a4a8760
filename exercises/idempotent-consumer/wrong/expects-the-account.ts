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
  await store('bank').transaction(async (tx) => {
    if ((await tx.get('seen', paymentId)) !== undefined) return;
    tx.insert('seen', paymentId, {});
    const before = await tx.get('accounts', account);
    if (before !== undefined) tx.put('accounts', account, { cents: before.cents + cents });
  });
}
