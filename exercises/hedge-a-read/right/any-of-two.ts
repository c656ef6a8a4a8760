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

const saved = { calls: 10 };

function earn(): void {
  saved.calls = Math.min(10, saved.calls + 0.1);
}

function pay(): boolean {
  if (saved.calls < 1) return false;
  saved.calls -= 1;
  return true;
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });

export async function getProduct(productId: string, { call }: Context<Services>): Promise<Product> {
  earn();
  const over = new AbortController();
  let lastError: unknown;
  const ask = () =>
    call('catalogue', { productId }, { signal: over.signal }).catch((error: unknown) => {
      lastError = error;
      throw error;
    });

  const first = ask();
  const failed = new Promise<void>((resolve) => first.catch(() => resolve()));
  const second = Promise.race([pause(hedgeAfterMs, over.signal), failed]).then(() => (pay() ? ask() : first));
  try {
    return await Promise.any([first, second]);
  } catch {
    throw lastError;
  } finally {
    over.abort();
  }
}
