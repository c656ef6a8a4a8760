// caught-by: counted-once
import type { Context } from 'lab';

/** The database. `accounts` is keyed by account; any other table that you name is yours. */
type Databases = {
  bank: { accounts: { cents: number }; [table: string]: object };
};

interface PaymentReceived {
  messageId: string;
  paymentId: string;
  account: string;
  cents: number;
}

/** Called for each delivery. Returning acks the message; throwing brings it back. */
export async function onPayment(
  { paymentId, account, cents }: PaymentReceived,
  { store }: Context<{}, {}, Databases>,
): Promise<void> {
  if (await store('bank').get('processed', paymentId)) return;
  await store('bank').transaction(async (tx) => {
    tx.put('processed', paymentId, {});
    const before = await tx.get('accounts', account);
    tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
  });
}
