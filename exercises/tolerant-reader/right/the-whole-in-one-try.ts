import type { Context } from 'lab';

type Messages = {
  fulfilment: { [field: string]: unknown; total: Total };
  'invalid-orders': { raw: unknown; reason: string };
};

interface Total {
  cents: number;
  currency: string;
}

/** Everything that goes wrong while reading is a reason; everything that goes wrong while publishing is not. */
export async function onOrder(raw: unknown, { publish }: Context<{}, Messages>): Promise<void> {
  let forward: Messages['fulfilment'] | undefined;
  let reason = '';
  try {
    const order = raw as Record<string, unknown>;
    const lines = order['lines'] as Record<string, unknown>[];
    must(!Array.isArray(order), 'an order is no list');
    must(typeof order['orderId'] === 'string' && order['orderId'] !== '', 'orderId');
    must(Array.isArray(lines) && lines.length > 0, 'lines');
    for (const { sku, quantity } of lines) {
      must(typeof sku === 'string' && sku !== '', 'sku');
      must(Number.isInteger(quantity) && (quantity as number) > 0, 'quantity');
    }
    const currency = order['currency'] === undefined ? 'EUR' : order['currency'];
    must(typeof currency === 'string' && currency.match(/^[A-Z]{3}$/) !== null, 'currency');
    const amounts = [];
    if ('amount' in order) {
      must(typeof order['amount'] === 'string', 'amount');
      const digits = /^(\d+)(?:[.](\d)(\d)?)?$/.exec(order['amount'] as string);
      must(digits !== null, 'amount');
      amounts.push(Number(`${digits?.[1]}${digits?.[2] ?? 0}${digits?.[3] ?? 0}`));
    }
    if ('cents' in order) {
      must(Number.isInteger(order['cents']) && (order['cents'] as number) >= 0, 'cents');
      amounts.push(order['cents'] as number);
    }
    must(amounts.length > 0 && new Set(amounts).size === 1, 'cents or amount');
    forward = { ...order, total: { cents: amounts[0] ?? 0, currency: String(currency) } };
  } catch (error) {
    reason = `cannot read ${error instanceof Error ? error.message : String(error)}`;
  }
  if (forward) await publish('fulfilment', forward);
  else await publish('invalid-orders', { raw, reason });
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new TypeError(what);
}
