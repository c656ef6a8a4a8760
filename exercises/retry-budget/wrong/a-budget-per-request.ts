// caught-by: bounded-load
import type { Context } from 'lab';

/** `rates` answers with the rate of a pair of currencies, or fails. */
type Services = {
  rates: (request: { pair: string }) => number;
};

export async function getRate(pair: string, { call }: Context<Services>): Promise<number> {
  let saved = 10;
  for (let attempt = 1; ; attempt++) {
    try {
      return await call('rates', { pair });
    } catch (error) {
      if (attempt === 3 || saved < 1) throw error;
      saved -= 1;
    }
  }
}
