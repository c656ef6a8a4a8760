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

export async function onPayment({ messageId, account, cents }: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  await store('bank').transaction(async (tx) => {
    if ((await tx.get('seen', messageId)) !== undefined) return;
    tx.insert('seen', messageId, {});
    const before = await tx.get('accounts', account);
    tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
  });
}
