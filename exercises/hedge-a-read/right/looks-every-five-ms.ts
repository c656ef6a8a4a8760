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

type State = { settled: number; product?: Product; error?: unknown };

export async function getProduct(productId: string, { call, sleep }: Context<Services>): Promise<Product> {
  earn();
  const over = new AbortController();
  const state: State = { settled: 0 };
  let asked = 0;
  const ask = () => {
    asked++;
    void call('catalogue', { productId }, { signal: over.signal })
      .then((product) => {
        state.product ??= product;
      })
      .catch((error: unknown) => {
        state.error = error;
      })
      .finally(() => state.settled++);
  };

  ask();
  let mayAsk = true;
  for (let waitedMs = 0; state.product === undefined; waitedMs += 5) {
    if (asked === 1 && mayAsk && (waitedMs >= hedgeAfterMs || state.settled === 1)) {
      mayAsk = pay();
      if (mayAsk) ask();
    }
    if (state.settled === asked) throw state.error;
    await sleep(5);
  }
  over.abort();
  return state.product;
}
