// caught-by: only-worthwhile
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

const mostAttempts = 5;
const attemptMs = 400;
const firstPauseMs = 200;
const longestPauseMs = 1000;
const deadlineMs = 3000;

export async function getPrice(sku: string, { call, sleep }: Context<Services>): Promise<Price> {
  const giveUpAt = Date.now() + deadlineMs;

  for (let attempt = 1; ; attempt++) {
    const reply = await ask();
    if (reply.status === 200 && reply.body !== null) return reply.body;

    // Another attempt must have a chance: the same request to the same rules gets the same 404.
    if (!isWorthAnother(reply.status) || attempt === mostAttempts) throw new PriceError(reply.status);

    // Twice as long each time, up to a cap: the longer it lasts, the more time the service gets. A random share of it, so that
    // clients that failed together spread over the whole pause.
    const longestMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1));
    // The server knows best when it will be back; its word is a floor.
    const waitMs = Math.max(Math.random() * longestMs, retryAfterMs(reply));
    // A pause that ends after the deadline helps nobody. Say so now rather than then.
    if (Date.now() + waitMs >= giveUpAt) throw new PriceError(reply.status);
    await sleep(waitMs);
  }

  async function ask(): Promise<HttpReply> {
    try {
      // The last attempt may have less time than the others: the deadline is for the whole.
      return await call('prices', { sku }, { timeoutMs: Math.min(attemptMs, giveUpAt - Date.now()) });
    } catch {
      return { status: 0, headers: {}, body: null };
    }
  }
}

function isWorthAnother(status: number): boolean {
  return status === 0 || status === 429 || status >= 500 || status === 408;
}

function retryAfterMs({ headers }: HttpReply): number {
  return Number(headers['retry-after'] ?? 0) * 1000;
}
