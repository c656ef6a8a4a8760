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

// One account for the whole process: what the catalogue feels is the sum of all second calls.
let saved = mostSaved;

export function getProduct(productId: string, { call }: Context<Services>): Promise<Product> {
  // Reads go on coming when everything is slow, and so the account is never closed for good; but ten of a hundred is all that they earn.
  saved = Math.min(mostSaved, saved + earnedPerRead);

  const needless = new AbortController();
  return new Promise<Product>((resolve, reject) => {
    let isDecided = false;
    let underWay = 0;

    // Being late and having failed are two reasons for the same second call, so both come here, and only the one that comes first is heard.
    const timer = setTimeout(askOnceMore, hedgeAfterMs);
    needless.signal.addEventListener('abort', () => clearTimeout(timer));
    ask();

    function ask(): void {
      underWay += 1;
      call('catalogue', { productId }, { signal: needless.signal }).then(resolve, failed);
    }

    function askOnceMore(): void {
      if (isDecided) return;
      // Also when nothing is left: whoever came later would find what other reads have earned since then.
      isDecided = true;
      if (saved < 1) return;
      saved -= 1;
      ask();
    }

    // A failure ends the read only when no other call is left that could still succeed.
    function failed(error: unknown): void {
      underWay -= 1;
      askOnceMore();
      if (underWay === 0) reject(error);
    }
  }).finally(() => {
    // Also after an error: nothing may start, and nobody may work, for a read that is over.
    needless.abort();
  });
}
