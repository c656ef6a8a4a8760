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

const tries = 8;

/** Does not lean on redelivery for collisions and short absences; after that it lets the message come back. */
export const onPayment = async (payment: PaymentReceived, { store, sleep }: Context<{}, {}, Databases>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store('bank').transaction(async (tx) => {
        const [seen, account] = await Promise.all([tx.get('payments', payment.paymentId), tx.get('accounts', payment.account)]);
        if (seen) return;
        tx.put('payments', payment.paymentId, { ...payment });
        tx.put('accounts', payment.account, { cents: (account?.cents ?? 0) + payment.cents });
      });
    } catch (error) {
      if (!(error instanceof StoreError) || attempt === tries) throw error;
      await sleep(10 * 2 ** attempt);
    }
  }
};
