// By itself, so that nobody takes it for an import of this file.
const imported = "import { CallError, StoreError, TimeoutError, type Context } from 'lab';";

/** What stands before the body of the handler that all examples are lines of. */
export const opening = `${imported}

type Services = { prices: (request: { productId: string }) => { cents: number } };
type Messages = { orders: { orderId: string; cents: number } };
type Databases = { shop: { orders: { cents: number; paid: boolean } } };
type Lab = Context<Services, Messages, Databases>;

export async function onOrder(
  { orderId, productId }: { orderId: string; productId: string },
  { call, publish, store, ack, nack, sleep, signal }: Lab,
) {
  // …
}
`;

/** Lines of that handler, for each part of `lab`. A test type-checks each as the editor does. */
export const examples = {
  calling: `const { cents } = await call('prices', { productId }, { timeoutMs: 300 });
`,
  messages: `await publish('orders', { orderId, cents: 4200 }, { key: orderId });
`,
  acks: `await nack('prices is down', { delayMs: 500 }); // or, when all is done: await ack();
`,
  reading: `const order = await store('shop').get('orders', orderId); // a row, or undefined
`,
  transaction: `const owed = await store('shop').transaction(async (tx) => {
  const order = await tx.get('orders', orderId);
  if (order === undefined || order.paid) return 0;
  tx.put('orders', orderId, { ...order, paid: true });
  return order.cents;
});
`,
  time: `await sleep(100);
const { cents } = await call('prices', { productId }, { timeoutMs: 300, signal });
`,
  errors: `try {
  await call('prices', { productId }, { timeoutMs: 300 });
} catch (error) {
  if (error instanceof TimeoutError) console.log('They may have done it all the same.');
  else if (error instanceof CallError && error.status === 503) await sleep(100);
  else throw error;
}
`,
  refusals: `const refused = (error: unknown) => error instanceof StoreError && error.code === 'unique-violation';
`,
} as const;

/** An example as a whole file: its lines in the place of the dots. */
export function programOf(example: string): string {
  return opening.replace('  // …\n', example.replace(/^(?=.)/gm, '  '));
}
