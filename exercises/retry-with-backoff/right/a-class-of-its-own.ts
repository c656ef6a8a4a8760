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

class Backoff {
  private next = 200;
  readonly deadline: number;
  attempts = 0;

  constructor(now: number) {
    this.deadline = now + 3000;
  }

  /** How long to wait, or undefined when it is time to give up. */
  pause(floorMs: number): number | undefined {
    if (this.attempts >= 5) return undefined;
    const spread = this.next * (0.4 + 0.6 * Math.random());
    this.next = Math.min(this.next * 2, 1000);
    const pauseMs = Math.max(spread, floorMs);
    return Date.now() + pauseMs < this.deadline ? pauseMs : undefined;
  }
}

export async function getPrice(sku: string, { call, sleep }: Context<Services>): Promise<Price> {
  const backoff = new Backoff(Date.now());
  const retryable = (status: number) => status === 429 || status >= 500;
  while (true) {
    backoff.attempts += 1;
    const outcome = await Promise.resolve(
      call('prices', { sku }, { timeoutMs: Math.min(400, backoff.deadline - Date.now()) }),
    ).then(
      (reply) => reply,
      () => null,
    );
    if (outcome?.status === 200 && outcome.body) return outcome.body;
    const status = outcome?.status ?? 0;
    const pauseMs =
      outcome !== null && !retryable(status) ? undefined : backoff.pause(Number(outcome?.headers['retry-after'] ?? 0) * 1000);
    if (pauseMs === undefined) throw new PriceError(status);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
