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

type Settled = { product: Product } | { error: unknown };

export async function getProduct(productId: string, { call }: Context<Services>): Promise<Product> {
  earn();
  const stop = new AbortController();
  const ask = async (): Promise<Settled> => {
    try {
      return { product: await call('catalogue', { productId }, { signal: stop.signal }) };
    } catch (error) {
      return { error };
    }
  };
  try {
    const first = ask();
    const early = await Promise.race([first, afterMs(hedgeAfterMs)]);
    if (early !== undefined && 'product' in early) return early.product;
    if (!pay()) return unwrap(await first);
    const second = ask();
    if (early !== undefined) return unwrap(await second);
    const winner = await Promise.race([first, second]);
    if ('product' in winner) return winner.product;
    const [one, two] = [await first, await second];
    return unwrap('product' in one ? one : 'product' in two ? two : winner === one ? two : one);
  } finally {
    stop.abort();
  }
}

function unwrap(settled: Settled): Product {
  if ('product' in settled) return settled.product;
  throw settled.error;
}

function afterMs(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
