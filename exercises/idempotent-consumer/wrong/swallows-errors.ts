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
  try {
    await store('bank').transaction(async (tx) => {
      tx.insert('seen', paymentId, {});
      const before = await tx.get('accounts', account);
      tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
    });
  } catch (error) {
    // Most likely a duplicate.
    console.warn('not counted', paymentId, error);
  }
}
