import type { Context } from 'lab';

type Databases = {
  bank: { accounts: { cents: number }; inbox: { account: string; cents: number; counted: boolean } };
};

interface PaymentReceived {
  messageId: string;
  paymentId: string;
  account: string;
  cents: number;
}

/** Takes the payment in, then counts whatever is in the inbox and not counted, others' payments as well. */
export async function onPayment({ paymentId, account, cents }: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  const bank = store('bank');
  await bank.transaction(async (tx) => {
    if ((await tx.get('inbox', paymentId)) === undefined) tx.insert('inbox', paymentId, { account, cents, counted: false });
  });
  for (const [id, { counted }] of await bank.list('inbox')) {
    if (counted) continue;
    await bank.transaction(async (tx) => {
      const payment = await tx.get('inbox', id);
      if (payment === undefined || payment.counted) return;
      const before = await tx.get('accounts', payment.account);
      tx.put('inbox', id, { ...payment, counted: true });
      tx.put('accounts', payment.account, { cents: (before?.cents ?? 0) + payment.cents });
    });
  }
}
