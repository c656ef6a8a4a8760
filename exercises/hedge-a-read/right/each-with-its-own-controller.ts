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

export function getProduct(productId: string, { call }: Context<Services>): Promise<Product> {
  earn();
  return new Promise((resolve, reject) => {
    const controllers: AbortController[] = [];
    let open = 0;
    let isOver = false;
    let hasChosen = false;
    const timer = setTimeout(again, hedgeAfterMs);
    ask();

    function again() {
      if (isOver || hasChosen) return;
      hasChosen = true;
      if (pay()) ask();
    }

    function ask() {
      const controller = new AbortController();
      controllers.push(controller);
      open++;
      call('catalogue', { productId }, { signal: controller.signal }).then(
        (product) => {
          if (isOver) return;
          isOver = true;
          clearTimeout(timer);
          for (const other of controllers) if (other !== controller) other.abort();
          resolve(product);
        },
        (error: unknown) => {
          open--;
          if (isOver) return;
          clearTimeout(timer);
          again();
          if (open === 0) {
            isOver = true;
            reject(error);
          }
        },
      );
    }
  });
}
