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

const mostSaved = 100;
let tenths = mostSaved;

export async function getProduct(productId: string, { call }: Context<Services>): Promise<Product> {
  tenths = Math.min(mostSaved, tenths + 1);
  const stop = new AbortController();
  const failures: unknown[] = [];
  let calls = 0;
  let mayHedge = true;
  const product = await new Promise<Product | undefined>((done) => {
    const send = () => {
      calls += 1;
      call('catalogue', { productId }, { signal: stop.signal }).then(done, (error: unknown) => {
        failures.push(error);
        hedge();
        if (failures.length === calls) done(undefined);
      });
    };
    const hedge = () => {
      if (!mayHedge || stop.signal.aborted) return;
      mayHedge = false;
      if (tenths < 10) return;
      tenths -= 10;
      send();
    };
    setTimeout(hedge, hedgeAfterMs);
    send();
  });
  stop.abort();
  if (product === undefined) throw failures.at(-1);
  return product;
}
