// caught-by: none-lost
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

export async function onPayment({ paymentId, account, cents }: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  try {
    await store('bank').transaction(async (tx) => {
      tx.insert('seen', paymentId, {});
      const before = await tx.get('accounts', account);
      if (before === undefined) tx.insert('accounts', account, { cents });
      else tx.put('accounts', account, { cents: before.cents + cents });
    });
  } catch (error) {
    // Another transaction has inserted the row: this payment has been counted.
    if (error instanceof StoreError && error.code === 'unique-violation') return;
    throw error;
  }
}
