// caught-by: nothing-unhandled
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
  const controllers: AbortController[] = [];
  const ask = () => {
    const controller = new AbortController();
    controllers.push(controller);
    return call('catalogue', { productId }, { signal: controller.signal });
  };
  const first = ask();
  const early = await Promise.race([first.catch(() => 'failed' as const), sleep(hedgeAfterMs).then(() => 'late' as const)]);
  if (typeof early === 'object') return early;
  if (!pay()) return await first;
  const second = ask();
  if (early === 'failed') return await second;
  return await new Promise<Product>((resolve, reject) => {
    let failures = 0;
    for (const [index, attempt] of [first, second].entries()) {
      void attempt
        .then((product) => {
          resolve(product);
          controllers[1 - index]?.abort();
        })
        .catch((error: unknown) => {
          failures += 1;
          if (failures === 2) reject(error);
          else if ((error as Error).name === 'AbortError') throw error;
        });
    }
  });
}
