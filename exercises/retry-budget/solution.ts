import type { Context } from 'lab';

/** `rates` answers with the rate of a pair of currencies, or fails. */
type Services = {
  rates: (request: { pair: string }) => number;
};

const mostAttempts = 3;
const mostSaved = 10;
const earnedPerRequest = 0.1;
const costOfRetry = 1;

// One budget for the whole process: what matters to the other side is the sum of all retries, not those of one request.
let saved = mostSaved;

export async function getRate(pair: string, { call }: Context<Services>): Promise<number> {
  // Every request earns a tenth of a retry. In an outage requests go on coming, and so ten of a hundred may be tried again: enough to
  // notice the end of the outage, too few to prolong it. The cap keeps a quiet day from being spent in one bad minute.
  saved = Math.min(mostSaved, saved + earnedPerRequest);

  for (let attempt = 1; ; attempt++) {
    try {
      // The first attempt asks nobody: the budget is for retries only.
      return await call('rates', { pair });
    } catch (error) {
      if (attempt === mostAttempts || saved < costOfRetry) throw error;
      saved -= costOfRetry;
    }
  }
}
