// caught-by: all-acked
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

/** Payments to one account one after another, so that none collides. */
const lanes = new Map<string, Promise<void>>();

export async function onPayment({ paymentId, account, cents }: PaymentReceived, { store }: Context<{}, {}, Databases>) {
  const before = lanes.get(account) ?? Promise.resolve();
  const mine = before.then(count, count);
  lanes.set(account, mine);
  await mine;

  async function count() {
    await store('bank').transaction(async (tx) => {
      if ((await tx.get('seen', paymentId)) !== undefined) return;
      tx.insert('seen', paymentId, {});
      const before = await tx.get('accounts', account);
      tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
    });
  }
}
