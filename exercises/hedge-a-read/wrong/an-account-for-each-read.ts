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

export async function getProduct(productId: string, { call }: Context<Services>): Promise<Product> {
  let saved = 1;
  const over = new AbortController();
  let lastError: unknown;
  const ask = () =>
    call('catalogue', { productId }, { signal: over.signal }).catch((error: unknown) => {
      lastError = error;
      throw error;
    });
  const first = ask();
  let timer = 0;
  const wake = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, hedgeAfterMs);
    first.catch(() => resolve());
  });
  try {
    return await Promise.any([first, wake.then(() => (saved-- > 0 ? ask() : first))]);
  } catch {
    throw lastError;
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}
