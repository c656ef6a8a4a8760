// caught-by: bounded-load
import type { Context } from 'lab';

/** `rates` answers with the rate of a pair of currencies, or fails. */
type Services = {
  rates: (request: { pair: string }) => number;
};

let inFlight = 0;
let retrying = 0;

export async function getRate(pair: string, { call }: Context<Services>): Promise<number> {
  inFlight++;
  try {
    return await tryIt(1);
  } finally {
    inFlight--;
  }

  async function tryIt(attempt: number): Promise<number> {
    try {
      return await call('rates', { pair });
    } catch (error) {
      if (attempt === 3 || retrying > Math.max(2, inFlight * 0.1)) throw error;
      retrying++;
      return tryIt(attempt + 1).finally(() => retrying--);
    }
  }
}
