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
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      return await store('bank').transaction(async (tx) => {
        if ((await tx.get('seen', paymentId)) !== undefined) return;
        tx.insert('seen', paymentId, {});
        const before = await tx.get('accounts', account);
        tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
      });
    } catch {
      await sleep(50);
    }
  }
  // Somebody should look at it.
  console.error('could not be counted', { paymentId, account, cents });
}
