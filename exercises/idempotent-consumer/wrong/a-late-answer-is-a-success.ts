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

export async function onPayment({ paymentId, account, cents }: PaymentReceived, { store, sleep }: Context<{}, {}, Databases>) {
  const counting = store('bank').transaction(async (tx) => {
    if ((await tx.get('seen', paymentId)) !== undefined) return;
    tx.insert('seen', paymentId, {});
    const before = await tx.get('accounts', account);
    tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
  });
  // The database is slow sometimes, and commits all the same.
  await Promise.race([counting, sleep(400)]);
}
