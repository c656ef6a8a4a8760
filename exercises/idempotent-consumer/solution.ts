import type { Context } from 'lab';

/** The database. `accounts` is keyed by account; any other table that you name is yours. */
type Databases = {
  bank: { accounts: { cents: number }; counted: object };
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
  // The note that a payment has been counted and the counting itself are one transaction: a crash leaves both or neither.
  await store('bank').transaction(async (tx) => {
    // A duplicate is no error. Returning acks it; throwing would bring it back for ever.
    if ((await tx.get('counted', paymentId)) !== undefined) return;
    // Two deliveries at once both come this far. The database lets one of them commit; the other throws, comes back, and finds the note.
    tx.insert('counted', paymentId, {});
    const before = await tx.get('accounts', account);
    tx.put('accounts', account, { cents: (before?.cents ?? 0) + cents });
  });
}
