import { CallError, type Context } from 'lab';

type Services = { psp: (request: { card: string; cents: number }) => { chargeId: string } };
type Databases = { payments: { requests: Seen } };

interface PaymentRequest {
  customer: string;
  idempotencyKey: string;
  body: { card: string; cents: number };
}

interface Reply {
  status: number;
  body?: { chargeId: string };
}

type Seen = { asked: string; state: 'started'; reply?: undefined } | { asked: string; state: 'ended'; reply: Reply };

class Payment {
  readonly #id: string;
  readonly #request: PaymentRequest;
  readonly #context: Context<Services, {}, Databases>;

  constructor(request: PaymentRequest, context: Context<Services, {}, Databases>) {
    this.#id = JSON.stringify({ customer: request.customer, key: request.idempotencyKey });
    this.#request = request;
    this.#context = context;
  }

  get #asked(): string {
    return JSON.stringify(this.#request.body);
  }

  async run(): Promise<Reply> {
    const row = await this.#begin();
    if (row.asked !== this.#asked) return { status: 422 };
    return row.state === 'ended' ? row.reply : this.#end(await this.#charge());
  }

  #begin(): Promise<Seen> {
    return this.#context.store('payments').transaction(async (tx) => {
      const row = (await tx.get('requests', this.#id)) ?? { asked: this.#asked, state: 'started' as const };
      tx.put('requests', this.#id, row);
      return row;
    });
  }

  #end(reply: Reply): Promise<Reply> {
    return this.#context.store('payments').transaction(async (tx) => {
      const row = await tx.get('requests', this.#id);
      if (row?.state === 'ended') return row.reply;
      tx.put('requests', this.#id, { asked: this.#asked, state: 'ended', reply });
      return reply;
    });
  }

  async #charge(): Promise<Reply> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const headers = { 'Idempotency-Key': this.#id };
        return { status: 201, body: await this.#context.call('psp', this.#request.body, { headers, timeoutMs: 400 }) };
      } catch (error) {
        if (error instanceof CallError && error.status === 402) return { status: 402 };
        if (attempt === 2) throw error;
        await this.#context.sleep(100);
      }
    }
  }
}

export const postPayment = (request: PaymentRequest, context: Context<Services, {}, Databases>): Promise<Reply> =>
  new Payment(request, context).run();
