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

/** Payments that a delivery is at work on: the others need not do it again. */
const inWork = new Set<string>();

export async function onPayment({ paymentId, account, cents }: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  if (inWork.has(paymentId)) return;
  inWork.add(paymentId);
  try {
    await store('bank').transaction(async (tx) => {
      if ((await tx.get('seen', paymentId)) !== undefined) return;
      tx.insert('seen', paymentId, {});
      const before = await tx.get('accounts', account);
      tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
    });
  } finally {
    inWork.delete(paymentId);
  }
}
