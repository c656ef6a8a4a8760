import type { Context } from 'lab';

/** `rates` answers with the rate of a pair of currencies, or fails. */
type Services = {
  rates: (request: { pair: string }) => number;
};

let budget = 10;

export async function getRate(pair: string, { call, sleep }: Context<Services>): Promise<number> {
  budget = Math.min(budget + 0.1, 10);
  let attempts = 0;
  let failure: unknown;
  do {
    if (attempts > 0) {
      budget--;
      await sleep(10 + Math.random() * 20);
    }
    attempts++;
    try {
      return await call('rates', { pair });
    } catch (error) {
      failure = error;
    }
  } while (attempts < 3 && budget >= 1);
  throw failure;
}
