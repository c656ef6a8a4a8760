// caught-by: right-answer
import type { Context } from 'lab';

/** `rates` answers with the rate of a pair of currencies, or fails. */
type Services = {
  rates: (request: { pair: string }) => number;
};

const mostAttempts = 3;
const mostSaved = 10;
const earnedPerRequest = 0.1;
const costOfRetry = 1;

let saved = mostSaved;

export async function getRate(pair: string, { call }: Context<Services>): Promise<number> {
  saved = Math.min(mostSaved, saved + earnedPerRequest);

  let first: unknown;
  for (let attempt = 1; ; attempt++) {
    try {
      return await call('rates', { pair });
    } catch (error) {
      first ??= error;
      if (attempt === mostAttempts || saved < costOfRetry) throw first;
      saved -= costOfRetry;
    }
  }
}
