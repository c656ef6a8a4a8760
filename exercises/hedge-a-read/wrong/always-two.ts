// caught-by: no-needless-call
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

export async function getProduct(productId: string, { call }: Context<Services>): Promise<Product> {
  const done = new AbortController();
  const ask = () => call('catalogue', { productId }, { signal: done.signal });
  try {
    return await Promise.any([ask(), ask()]);
  } finally {
    done.abort();
  }
}
