// caught-by: counted-once
import type { Context } from 'lab';

type Databases = {
  bank: { accounts: { cents: number; last?: string[] } };
};

interface PaymentReceived {
  messageId: string;
  paymentId: string;
  account: string;
  cents: number;
}

export async function onPayment({ paymentId, account, cents }: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  await store('bank').transaction(async (tx) => {
    const { cents: balance = 0, last = [] } = (await tx.get('accounts', account)) ?? {};
    if (last.includes(paymentId)) return;
    tx.put('accounts', account, { cents: balance + cents, last: [...last, paymentId].slice(-10) });
  });
}
