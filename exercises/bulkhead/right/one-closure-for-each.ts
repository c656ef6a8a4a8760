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

type Run = <T>(work: () => Promise<T>) => Promise<T>;

function bulkhead(places: number): Run {
  let busy = 0;
  const waiting = new Set<{ go: () => void }>();

  const next = () => {
    const [first] = waiting;
    if (first === undefined || busy >= places) return;
    waiting.delete(first);
    busy++;
    first.go();
  };

  return (work) =>
    new Promise((resolve, reject) => {
      const place = {
        go() {
          clearTimeout(patience);
          patience = setTimeout(() => reject(new Error('timed out')), timeoutMs);
          work()
            .then(resolve, reject)
            .finally(() => {
              clearTimeout(patience);
              busy--;
              next();
            });
        },
      };
      let patience = setTimeout(() => {
        waiting.delete(place);
        reject(new Error('rejected: bulkhead is full'));
      }, longestWaitMs);
      waiting.add(place);
      next();
    });
}

const run = { prices: bulkhead(placesForEach), reviews: bulkhead(placesForEach) };

export function get(to: Dependency, productId: string, { call }: Context<Services>): Promise<Reply> {
  return run[to](() => call('proxy', { to, productId }));
}
