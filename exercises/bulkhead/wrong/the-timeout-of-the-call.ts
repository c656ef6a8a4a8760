// caught-by: own-limit
import type { Context } from 'lab';

type Dependency = 'prices' | 'reviews';

interface Reply {
  from: Dependency;
  productId: string;
}

/** The one way out, with twenty connections for all. */
type Services = {
  proxy: (request: { to: Dependency; productId: string }) => Reply;
};

const placesForEach = 8;
const longestWaitMs = 100;
const timeoutMs = 300;

const busy = { prices: 0, reviews: 0 };

export async function get(to: Dependency, productId: string, { call, sleep }: Context<Services>): Promise<Reply> {
  for (let waitedMs = 0; busy[to] >= placesForEach; waitedMs += 5) {
    if (waitedMs >= longestWaitMs) throw new Error('busy');
    await sleep(5);
  }
  busy[to] += 1;
  try {
    return await call('proxy', { to, productId }, { timeoutMs });
  } finally {
    busy[to] -= 1;
  }
}
