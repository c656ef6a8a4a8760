import { StoreError, type Context } from 'lab';

type Databases = {
  bank: { accounts: { cents: number }; [table: string]: object };
};

interface PaymentReceived {
  messageId: string;
  paymentId: string;
  account: string;
  cents: number;
}

/** The unique key of the note does the work; a violation is the proof that this payment has been counted. */
export async function onPayment({ paymentId, account, cents }: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  try {
    await store('bank').transaction(async (tx) => {
      tx.insert('seen', paymentId, {});
      const before = await tx.get('accounts', account);
      tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
    });
  } catch (error) {
    if (error instanceof StoreError && error.code === 'unique-violation') return;
    throw error;
  }
}
