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

export async function onPayment({ account, cents }: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  const key = `${account}:${cents}`;
  await store('bank').transaction(async (tx) => {
    if ((await tx.get('seen', key)) !== undefined) return;
    tx.insert('seen', key, {});
    const before = await tx.get('accounts', account);
    tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
  });
}
