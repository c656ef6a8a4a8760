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

export function getPrice(sku: string, context: Context<Services>): Promise<Price> {
  return tryAgain(1, Date.now() + 3000);

  async function tryAgain(attempt: number, deadline: number): Promise<Price> {
    let status = 0;
    let floorMs = 0;
    try {
      const reply = await context.call('prices', { sku }, { timeoutMs: Math.min(400, deadline - Date.now()) });
      status = reply.status;
      if (reply.status === 200) return reply.body!;
      const after = reply.headers['retry-after'];
      if (after !== undefined) floorMs = parseInt(after, 10) * 1000;
    } catch {
      // No answer: worth another attempt.
    }
    const final = status >= 400 && status < 500 && status !== 429;
    const waitMs = Math.max(floorMs, Math.random() * Math.min(1000, 200 * Math.pow(2, attempt - 1)));
    if (final || attempt >= 5 || Date.now() + waitMs > deadline) throw new PriceError(status);
    await context.sleep(waitMs);
    return tryAgain(attempt + 1, deadline);
  }
}
