// caught-by: usual-load-served
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

const places = placesForEach / 2;
const busy = { prices: 0, reviews: 0 };

export async function get(to: Dependency, productId: string, { call, sleep }: Context<Services>): Promise<Reply> {
  for (let waitedMs = 0; busy[to] >= places; waitedMs += 10) {
    if (waitedMs >= longestWaitMs) throw new Error('busy');
    await sleep(10);
  }
  busy[to] += 1;
  const reply = call('proxy', { to, productId }).finally(() => (busy[to] -= 1));
  const late = sleep(timeoutMs).then(() => Promise.reject(new Error('late')));
  late.catch(() => undefined);
  return await Promise.race([reply, late]);
}
