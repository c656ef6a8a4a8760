// caught-by: bounded-load
import type { Context } from 'lab';

/** `rates` answers with the rate of a pair of currencies, or fails. */
type Services = {
  rates: (request: { pair: string }) => number;
};

const mostAttempts = 3;
const mostSaved = 15;
const earnedPerRequest = 0.1;
const costOfRetry = 1;

let saved = 10;

export async function getRate(pair: string, { call }: Context<Services>): Promise<number> {
  saved = Math.min(mostSaved, saved + earnedPerRequest);

  for (let attempt = 1; ; attempt++) {
    try {
      return await call('rates', { pair });
    } catch (error) {
      if (attempt === mostAttempts || saved < costOfRetry) throw error;
      saved -= costOfRetry;
    }
  }
}
