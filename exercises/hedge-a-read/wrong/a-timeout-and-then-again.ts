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

export async function getProduct(productId: string, { call }: Context<Services>): Promise<Product> {
  earn();
  try {
    return await call('catalogue', { productId }, { timeoutMs: hedgeAfterMs });
  } catch (error) {
    if (!pay()) throw error;
    return await call('catalogue', { productId });
  }
}
