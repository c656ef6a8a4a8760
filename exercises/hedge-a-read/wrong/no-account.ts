// caught-by: load-bounded
import type { Context } from 'lab';

interface Product {
  productId: string;
  title: string;
  cents: number;
}

/** `catalogue` gives a product, or fails. Which of its servers a call meets is chance. */
type Services = {
  catalogue: (request: { productId: string }) => Product;
};

const hedgeAfterMs = 60;

const mostSaved = 10;
const earnedPerRead = 0.1;

let saved = mostSaved;

export async function getProduct(productId: string, { call }: Context<Services>): Promise<Product> {
  saved = Math.min(mostSaved, saved + earnedPerRead);

  const needless = new AbortController();
  let resolve!: (product: Product) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<Product>((...settle) => ([resolve, reject] = settle));
  let isDecided = false;
  let underWay = 0;

  const timer = setTimeout(askOnceMore, hedgeAfterMs);
  ask();
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    needless.abort();
  }

  function ask(): void {
    underWay += 1;
    call('catalogue', { productId }, { signal: needless.signal }).then(resolve, failed);
  }

  function askOnceMore(): void {
    if (isDecided) return;
    isDecided = true;
    saved -= 1;
    ask();
  }

  function failed(error: unknown): void {
    underWay -= 1;
    askOnceMore();
    if (underWay === 0) reject(error);
  }
}
