// caught-by: second-call
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

export function getProduct(productId: string, { call }: Context<Services>): Promise<Product> {
  const needless = new AbortController();
  return new Promise<Product>((resolve, reject) => {
    let isDecided = false;
    let underWay = 0;

    const timer = setTimeout(askOnceMore, hedgeAfterMs);
    needless.signal.addEventListener('abort', () => clearTimeout(timer));
    ask();

    function ask(): void {
      underWay += 1;
      call('catalogue', { productId }, { signal: needless.signal }).then(resolve, failed);
    }

    function askOnceMore(): void {
      if (isDecided) return;
      isDecided = true;
      if (saved < 1) return;
      saved -= 1;
      ask();
    }

    function failed(error: unknown): void {
      underWay -= 1;
      askOnceMore();
      if (underWay === 0) reject(error);
    }
  }).finally(() => {
    saved = Math.min(mostSaved, saved + earnedPerRead);
    needless.abort();
  });
}
