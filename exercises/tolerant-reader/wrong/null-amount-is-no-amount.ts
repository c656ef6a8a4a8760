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

/** What cannot be read, in words for whoever looks through the invalid orders. */
class Unreadable extends Error {}

/** Called for each message of `orders`, whoever published it and when. */
export async function onOrder(raw: unknown, { publish }: Context<{}, Messages>): Promise<void> {
  let total: Total;
  try {
    total = totalOf(raw);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    await publish('invalid-orders', { raw, reason: error.message });
    return;
  }
  await publish('fulfilment', { ...(raw as object), total });
}

/** Reads only what this service needs. @throws Unreadable */
function totalOf(raw: unknown): Total {
  if (!isRecord(raw)) throw new Unreadable('the message is no object');
  if (!isName(raw['orderId'])) throw new Unreadable('orderId is no text, or empty');
  const { lines, currency = 'EUR' } = raw;
  if (!Array.isArray(lines) || lines.length === 0) throw new Unreadable('lines is no list, or empty');
  if (!lines.every(isLine)) throw new Unreadable('a line has no sku or no whole quantity above 0');
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) throw new Unreadable('currency is no code of three letters');
  return { cents: centsOf(raw), currency };
}

function centsOf({ cents, amount }: Record<string, unknown>): number {
  const fromAmount = amount === undefined || amount === null ? undefined : parsed(amount);
  if (cents === undefined && fromAmount !== undefined) return fromAmount;
  if (typeof cents !== 'number' || !Number.isSafeInteger(cents) || cents < 0)
    throw new Unreadable('cents is no whole number of 0 or more, and there is no amount');
  if (fromAmount !== undefined && fromAmount !== cents) throw new Unreadable('cents and amount contradict each other');
  return cents;
}

function parsed(amount: unknown): number {
  const [, whole, decimals = ''] = (typeof amount === 'string' && /^(\d+)(?:\.(\d{1,2}))?$/.exec(amount)) || [];
  if (whole === undefined) throw new Unreadable('amount is no decimal text with at most two decimals');
  return Number(whole + decimals.padEnd(2, '0'));
}

function isLine(line: unknown): boolean {
  return isRecord(line) && isName(line['sku']) && Number.isSafeInteger(line['quantity']) && Number(line['quantity']) > 0;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
