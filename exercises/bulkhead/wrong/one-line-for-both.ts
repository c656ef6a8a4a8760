// caught-by: others-unharmed
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
const line: { to: Dependency; go: () => void }[] = [];

/** Places are counted for each, and the line is one for both. */
function next(): void {
  const first = line[0];
  if (first === undefined || atProxy[first.to] >= placesForEach) return;
  line.shift();
  atProxy[first.to] += 1;
  first.go();
  next();
}

export async function get(to: Dependency, productId: string, { call, sleep }: Context<Services>): Promise<Reply> {
  await new Promise<void>((resolve, reject) => {
    const mine = { to, go: resolve };
    line.push(mine);
    setTimeout(() => {
      const index = line.indexOf(mine);
      if (index < 0) return;
      line.splice(index, 1);
      reject(new Error('no place'));
      next();
    }, longestWaitMs);
    next();
  });
  const reply = call('proxy', { to, productId }).finally(() => {
    atProxy[to] -= 1;
    next();
  });
  const late = sleep(timeoutMs).then(() => Promise.reject(new Error('late')));
  late.catch(() => undefined);
  return await Promise.race([reply, late]);
}
