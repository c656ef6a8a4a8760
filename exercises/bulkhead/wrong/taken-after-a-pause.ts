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

const atProxy = { prices: 0, reviews: 0 };

export async function get(to: Dependency, productId: string, { call, sleep }: Context<Services>): Promise<Reply> {
  const giveUpAt = Date.now() + longestWaitMs;
  while (atProxy[to] >= placesForEach) {
    if (Date.now() >= giveUpAt) throw new Error('no place');
    await sleep(10);
  }
  const isPatient = sleep(timeoutMs).then(() => false);
  await sleep(0);
  atProxy[to] += 1;
  const reply = call('proxy', { to, productId }).finally(() => (atProxy[to] -= 1));
  reply.catch(() => undefined);
  await Promise.race([reply, isPatient]);
  return await Promise.race([reply, Promise.reject(new Error('late'))]);
}
