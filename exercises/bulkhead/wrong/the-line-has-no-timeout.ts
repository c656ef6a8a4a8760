// caught-by: in-time
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

type Waiting = { start: () => void };
const pools = { prices: { busy: 0, line: [] as Waiting[] }, reviews: { busy: 0, line: [] as Waiting[] } };

export async function get(to: Dependency, productId: string, { call }: Context<Services>): Promise<Reply> {
  const pool = pools[to];
  const send = async (): Promise<Reply> => {
    pool.busy += 1;
    try {
      return await call('proxy', { to, productId });
    } finally {
      pool.busy -= 1;
      pool.line.shift()?.start();
    }
  };
  if (pool.busy < placesForEach) return await inTime(send());
  return await new Promise<Reply>((resolve, reject) => {
    const waiting = {
      start: () => {
        clearTimeout(timer);
        send().then(resolve, reject);
      },
    };
    const timer = setTimeout(() => {
      pool.line.splice(pool.line.indexOf(waiting), 1);
      reject(new Error('no place'));
    }, longestWaitMs);
    pool.line.push(waiting);
  });
}

function inTime<T>(reply: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('late')), timeoutMs);
    reply.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
