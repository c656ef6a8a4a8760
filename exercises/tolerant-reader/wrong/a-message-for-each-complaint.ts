// caught-by: rejects
import type { Context } from 'lab';

type Messages = {
  fulfilment: { [field: string]: unknown; total: Total };
  'invalid-orders': { raw: unknown; reason: string };
};

interface Total {
  cents: number;
  currency: string;
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => Object.prototype.toString.call(value) === '[object Object]';
const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0;

/** Rules by name: each says whether it holds. */
const rules: Record<string, (order: Json) => boolean> = {
  'orderId must be a text': ({ orderId }) => isText(orderId),
  'lines must not be empty': ({ lines }) => Array.isArray(lines) && lines.length > 0,
  'each line needs sku and quantity': ({ lines }) =>
    Array.isArray(lines) &&
    lines.every(
      (line) => isObject(line) && isText(line['sku']) && Number.isInteger(line['quantity']) && Number(line['quantity']) >= 1,
    ),
  'currency must be a code': ({ currency }) => currency === undefined || (isText(currency) && /^[A-Z]{3}$/.test(currency)),
  'amount must be a decimal text': ({ amount }) => amount === undefined || (isText(amount) && /^\d+(\.\d\d?)?$/.test(amount)),
  'cents must be a whole number': ({ cents }) => cents === undefined || (Number.isInteger(cents) && Number(cents) >= 0),
  'there must be cents or amount': ({ cents, amount }) => cents !== undefined || amount !== undefined,
  'cents and amount must agree': ({ cents, amount }) =>
    cents === undefined || amount === undefined || cents === toCents(String(amount)),
};

function toCents(amount: string): number {
  return Math.round(Number(amount) * 100);
}

export async function onOrder(raw: unknown, { publish }: Context<{}, Messages>): Promise<void> {
  const complaints = isObject(raw) ? Object.keys(rules).filter((name) => !rules[name]?.(raw)) : ['not an object'];
  if (!isObject(raw) || complaints.length > 0) {
    for (const reason of complaints) await publish('invalid-orders', { raw, reason });
    return;
  }
  const { cents = toCents(String(raw['amount'])), currency = 'EUR' } = raw as { cents?: number; currency?: string };
  await publish('fulfilment', { ...raw, total: { cents, currency } });
}
