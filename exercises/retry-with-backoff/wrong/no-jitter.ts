// caught-by: jitter
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

export async function getPrice(sku: string, { call, sleep }: Context<Services>): Promise<Price> {
  const giveUpAt = Date.now() + 3000;
  for (let attempt = 1; ; attempt++) {
    let status = 0;
    let floorMs = 0;
    try {
      const reply = await call('prices', { sku }, { timeoutMs: Math.min(400, giveUpAt - Date.now()) });
      if (reply.status === 200 && reply.body !== null) return reply.body;
      status = reply.status;
      floorMs = Number(reply.headers['retry-after'] ?? 0) * 1000;
    } catch {
      status = 0;
    }
    const final = status >= 400 && status < 500 && status !== 429;
    if (final || attempt === 5) throw new PriceError(status);
    const pauseMs = Math.min(1000, 200 * 2 ** (attempt - 1));
    const waitMs = Math.max(floorMs, pauseMs);
    if (Date.now() + waitMs > giveUpAt) throw new PriceError(status);
    await sleep(waitMs);
  }
}
