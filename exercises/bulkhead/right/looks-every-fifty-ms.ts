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

const atProxy = { prices: 0, reviews: 0 };

export async function get(to: Dependency, productId: string, { call, sleep }: Context<Services>): Promise<Reply> {
  for (let waitedMs = 0; atProxy[to] >= placesForEach; waitedMs += 50) {
    if (waitedMs >= longestWaitMs) throw new Error('no place');
    await sleep(50);
  }
  atProxy[to] += 1;
  const reply = call('proxy', { to, productId }).finally(() => (atProxy[to] -= 1));
  const late = sleep(timeoutMs).then(() => Promise.reject(new Error('late')));
  late.catch(() => undefined);
  return await Promise.race([reply, late]);
}
