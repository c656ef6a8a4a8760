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

export async function get(to: Dependency, productId: string, { call }: Context<Services>): Promise<Reply> {
  return await call('proxy', { to, productId }, { timeoutMs });
}
