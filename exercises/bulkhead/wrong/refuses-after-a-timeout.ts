// caught-by: no-place-idle
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

/** The places of one dependency, and who waits for one. */
class Bulkhead {
  private free = placesForEach;
  private readonly line: (() => void)[] = [];

  /** Resolves when there is a place, or rejects when there was none for too long. */
  enter(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const take = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.line.splice(this.line.indexOf(take), 1);
        reject(new Error(`no place within ${longestWaitMs} ms`));
      }, longestWaitMs);
      this.line.push(take);
    });
  }

  /** Hands the place on, or keeps it for the next one. */
  leave(): void {
    const next = this.line.shift();
    if (next === undefined) this.free += 1;
    else next();
  }
}

const bulkheads: Record<Dependency, Bulkhead> = { prices: new Bulkhead(), reviews: new Bulkhead() };

const sick: Partial<Record<Dependency, number>> = {};

export async function get(to: Dependency, productId: string, { call }: Context<Services>): Promise<Reply> {
  const bulkhead = bulkheads[to];
  if (Date.now() < (sick[to] ?? 0)) throw new Error('sick');
  await bulkhead.enter();

  const reply = call('proxy', { to, productId }).finally(() => bulkhead.leave());

  let timer = 0;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      sick[to] = Date.now() + 200;
      reject(new Error(`${to} did not answer within ${timeoutMs} ms`));
    }, timeoutMs);
  });
  return Promise.race([reply, late]).finally(() => clearTimeout(timer));
}
