// caught-by: counted-once
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

/** A lock per payment, so that two deliveries of it never run side by side. */
const running = new Map<string, Promise<void>>();

export async function onPayment(payment: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  const { paymentId, account, cents } = payment;
  const counting = running.get(paymentId) ?? count();
  running.set(paymentId, counting);
  await counting;

  async function count() {
    await store('bank').transaction(async (tx) => {
      const before = await tx.get('accounts', account);
      tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
    });
  }
}
