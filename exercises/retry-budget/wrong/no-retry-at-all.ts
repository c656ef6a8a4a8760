// caught-by: failures-hidden
import type { Context } from 'lab';

/** `rates` answers with the rate of a pair of currencies, or fails. */
type Services = {
  rates: (request: { pair: string }) => number;
};

let saved = 10;

export async function getRate(pair: string, { call }: Context<Services>): Promise<number> {
  saved = Math.min(10, saved + 0.1);
  for (let attempt = 1; ; attempt++) {
    try {
      return await call('rates', { pair });
    } catch (error) {
      if (attempt === 1) throw error;
      saved -= 1;
    }
  }
}
