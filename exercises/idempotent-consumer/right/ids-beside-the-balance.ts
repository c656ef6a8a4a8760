import type { Context } from 'lab';

type Databases = {
  bank: { accounts: { cents: number; counted?: string[] } };
};

interface PaymentReceived {
  messageId: string;
  paymentId: string;
  account: string;
  cents: number;
}

/** One row holds the balance and what is in it: there is nothing that could come apart. (A real one would need an end to that list.) */
class Ledger {
  readonly #db: ReturnType<Context<{}, {}, Databases>['store']>;

  constructor({ store }: Context<{}, {}, Databases>) {
    this.#db = store('bank');
  }

  async count({ paymentId, account, cents }: PaymentReceived): Promise<void> {
    await this.#db.transaction(async (tx) => {
      const { cents: balance = 0, counted = [] } = (await tx.get('accounts', account)) ?? {};
      if (!counted.includes(paymentId)) tx.put('accounts', account, { cents: balance + cents, counted: [...counted, paymentId] });
    });
  }
}

export async function onPayment(message: PaymentReceived, context: Context<{}, {}, Databases>): Promise<void> {
  await new Ledger(context).count(message);
}
