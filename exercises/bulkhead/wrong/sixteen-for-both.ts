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

const places = 2 * placesForEach;
let busy = 0;
const line: (() => void)[] = [];

export async function get(to: Dependency, productId: string, { call, sleep }: Context<Services>): Promise<Reply> {
  if (busy >= places) {
    const isFree = await Promise.race([
      new Promise<boolean>((resolve) => line.push(() => resolve(true))),
      sleep(longestWaitMs).then(() => false),
    ]);
    if (!isFree) throw new Error('busy');
  } else busy += 1;
  const reply = call('proxy', { to, productId }).finally(() => {
    const next = line.shift();
    if (next === undefined) busy -= 1;
    else next();
  });
  const late = sleep(timeoutMs).then(() => Promise.reject(new Error('late')));
  late.catch(() => undefined);
  return await Promise.race([reply, late]);
}
