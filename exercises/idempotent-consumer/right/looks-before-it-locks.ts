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

/** The cheap look outside the transaction spares most duplicates the transaction; the insert inside is what makes it right. */
export async function onPayment({ paymentId, account, cents }: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  const bank = store('bank');
  const known = () => bank.get('done', paymentId).then((row) => row !== undefined);
  if (await known()) return;
  try {
    await bank.transaction(async (tx) => {
      tx.insert('done', paymentId, { at: Date.now() });
      tx.put('accounts', account, { cents: ((await tx.get('accounts', account))?.cents ?? 0) + cents });
    });
  } catch (error) {
    if (!(await known())) throw error;
  }
}
