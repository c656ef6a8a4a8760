// caught-by: failures-hidden
import type { Context } from 'lab';

/** `rates` answers with the rate of a pair of currencies, or fails. */
type Services = {
  rates: (request: { pair: string }) => number;
};

/** For each of the last hundred requests, how many retries it took. */
const recent: { retries: number }[] = [];

export async function getRate(pair: string, { call }: Context<Services>): Promise<number> {
  const mine = { retries: 0 };
  recent.push(mine);
  if (recent.length > 100) recent.shift();
  while (true) {
    try {
      return await call('rates', { pair });
    } catch (error) {
      const retries = recent.reduce((sum, request) => sum + request.retries, 0);
      if (mine.retries === 2 || retries >= 10) throw error;
      mine.retries++;
    }
  }
}
