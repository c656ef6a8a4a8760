import type { Context } from 'lab';

interface OrderV2 {
  version: 2;
  orderId: string;
  cents: number;
  currency: string;
  lines: { sku: string; quantity: number }[];
}

type Messages = {
  fulfilment: { [field: string]: unknown; total: { cents: number; currency: string } };
  'invalid-orders': { raw: unknown; reason: string };
};

/** Called for each message of `orders`, whoever published it and when. */
export async function onOrder(raw: unknown, { publish }: Context<{}, Messages>): Promise<void> {
  const { version, orderId, cents, currency, lines } = raw as OrderV2;
  if (version !== 2) throw new Error(`unknown version ${version}`);
  await publish('fulfilment', { version, orderId, lines, total: { cents, currency } });
}
