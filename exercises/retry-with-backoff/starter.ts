import type { Context } from 'lab';

/** The price service answers over HTTP: with a status, not with an exception. No answer at all is an exception of `call`. */
type Services = {
  prices: (request: { sku: string }) => HttpReply;
};

interface HttpReply {
  status: number;
  /** May hold `retry-after`, in whole seconds. */
  headers: Record<string, string>;
  body: Price | null;
}

interface Price {
  sku: string;
  cents: number;
}

/** What `getPrice` rejects with when it gives up: `status` is that of the last reply, 0 if the last attempt got none. */
class PriceError extends Error {
  status: number;
  constructor(status: number) {
    super(`no price, status ${status}`);
    this.name = 'PriceError';
    this.status = status;
  }
}

export async function getPrice(sku: string, { call }: Context<Services>): Promise<Price> {
  const { status, body } = await call('prices', { sku }, { timeoutMs: 400 });
  if (status === 200 && body !== null) return body;
  throw new PriceError(status);
}
