// caught-by: first-good-answer
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

export async function getProduct(productId: string, { call, sleep }: Context<Services>): Promise<Product> {
  earn();
  const ask = () => call('catalogue', { productId });
  const first = ask();
  first.catch(() => undefined);
  const early = await Promise.race([
    first.then(
      (product) => product,
      () => 'failed' as const,
    ),
    sleep(hedgeAfterMs),
  ]);
  if (typeof early === 'object') return early;
  if (!pay()) return await first;
  const results = await Promise.allSettled([first, ask()]);
  const good = results.find((result) => result.status === 'fulfilled');
  if (good !== undefined) return good.value;
  throw (results[1] as PromiseRejectedResult).reason;
}
