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
  const startedAt = Date.now();
  const leftMs = () => 3000 - (Date.now() - startedAt);
  const pausesMs = [200, 400, 800, 1000];
  let last: { status: number; retryAfterS: number } = { status: 0, retryAfterS: 0 };

  for (const pauseMs of [...pausesMs, null]) {
    try {
      const reply = await call('prices', { sku }, { timeoutMs: Math.min(400, leftMs()) });
      switch (true) {
        case reply.status === 200:
          return reply.body as Price;
        case reply.status < 500 && reply.status !== 429:
          throw new PriceError(reply.status);
        default:
          last = { status: reply.status, retryAfterS: Number(reply.headers['retry-after'] ?? '0') };
      }
    } catch (error) {
      if (error instanceof PriceError) throw error;
      last = { status: 0, retryAfterS: 0 };
    }
    if (pauseMs === null) break;
    const waitMs = Math.max(last.retryAfterS * 1000, pauseMs * (0.5 + Math.random() * 0.5));
    if (waitMs > leftMs()) break;
    await sleep(waitMs);
  }
  throw new PriceError(last.status);
}
