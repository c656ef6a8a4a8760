// caught-by: nothing-in-vain
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

class Places {
  private free = placesForEach;
  private readonly line: (() => void)[] = [];
  async take(): Promise<void> {
    if (this.free === 0) await new Promise<void>((resolve) => this.line.push(resolve));
    else this.free -= 1;
  }
  give(): void {
    const next = this.line.shift();
    if (next) next();
    else this.free += 1;
  }
}

const places = { prices: new Places(), reviews: new Places() };

export async function get(to: Dependency, productId: string, { call, sleep }: Context<Services>): Promise<Reply> {
  let hasPlace = false;
  const work = places[to].take().then(() => {
    hasPlace = true;
    return call('proxy', { to, productId }).finally(() => places[to].give());
  });
  work.catch(() => undefined);
  await Promise.race([work, sleep(longestWaitMs)]);
  if (!hasPlace) throw new Error('no place');
  const late = sleep(timeoutMs).then(() => Promise.reject(new Error('late')));
  late.catch(() => undefined);
  return await Promise.race([work, late]);
}
