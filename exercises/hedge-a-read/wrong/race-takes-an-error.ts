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
  const done = new AbortController();
  const ask = () => call('catalogue', { productId }, { signal: done.signal });
  const first = ask();
  const state = { isOver: false };
  first.then(
    () => (state.isOver = true),
    () => undefined,
  );
  const second = Promise.race([
    sleep(hedgeAfterMs),
    first.then(
      () => undefined,
      () => undefined,
    ),
  ]).then(() => (!state.isOver && pay() ? ask() : first));
  try {
    return await Promise.race([first.catch(() => second), second]);
  } finally {
    done.abort();
    second.catch(() => undefined);
  }
}
