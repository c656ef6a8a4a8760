import type { Context } from 'lab';

/** `rates` answers with the rate of a pair of currencies, or fails. */
type Services = {
  rates: (request: { pair: string }) => number;
};

const mostAttempts = 3;
const mostSaved = 10;
const costOfRetry = 1;

let came = 0;
let saved = mostSaved;

export async function getRate(pair: string, { call }: Context<Services>): Promise<number> {
  if (++came % 10 === 0) saved = Math.min(10, saved + 1);

  for (let attempt = 1; ; attempt++) {
    try {
      return await call('rates', { pair });
    } catch (error) {
      if (attempt === mostAttempts || saved < costOfRetry) throw error;
      saved -= costOfRetry;
    }
  }
}
