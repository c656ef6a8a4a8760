import type { Context } from 'lab';

type Messages = {
  fulfilment: { [field: string]: unknown; total: Total };
  'invalid-orders': { raw: unknown; reason: string };
};

interface Total {
  cents: number;
  currency: string;
}

type Result<T> = { ok: true; value: T } | { ok: false; reason: string };
const ok = <T>(value: T): Result<T> => ({ ok: true, value });
const no = (reason: string): Result<never> => ({ ok: false, reason });

type Reader<T> = (value: unknown) => Result<T>;

const text: Reader<string> = (value) => (typeof value === 'string' && value ? ok(value) : no('no text'));
const whole =
  (least: number): Reader<number> =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? ok(value) : no(`no whole number from ${least}`);

const decimal: Reader<number> = (value) => {
  if (typeof value !== 'string' || !/^[0-9]+([.][0-9]{1,2})?$/.test(value)) return no('no decimal text');
  const [euros = '0', rest = ''] = value.split('.');
  return ok(parseInt(euros, 10) * 100 + parseInt(`${rest}00`.slice(0, 2), 10));
};

function field<T>(of: object, name: string, read: Reader<T>): Result<T | undefined> {
  if (!Object.hasOwn(of, name)) return ok(undefined);
  const result = read((of as Record<string, unknown>)[name]);
  return result.ok ? result : no(`${name}: ${result.reason}`);
}

function read(raw: unknown): Result<Total> {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) return no('no object');
  const orderId = field(raw, 'orderId', text);
  const cents = field(raw, 'cents', whole(0));
  const amount = field(raw, 'amount', decimal);
  const currency = field(raw, 'currency', (value) =>
    typeof value === 'string' && /^[A-Z][A-Z][A-Z]$/.test(value) ? ok(value) : no('no code'),
  );
  const lines = field(raw, 'lines', (value) => (Array.isArray(value) && value.length ? ok(value as unknown[]) : no('no list')));
  for (const each of [orderId, cents, amount, currency, lines]) if (!each.ok) return each;
  if (!orderId.ok || !cents.ok || !amount.ok || !currency.ok || !lines.ok) return no('unreadable');
  if (orderId.value === undefined || lines.value === undefined) return no('orderId or lines is missing');
  for (const line of lines.value) {
    if (line === null || typeof line !== 'object') return no('a line is no object');
    const [sku, quantity] = [field(line, 'sku', text), field(line, 'quantity', whole(1))];
    if (!sku.ok || !quantity.ok || sku.value === undefined || quantity.value === undefined) return no('a line is broken');
  }
  const total = cents.value ?? amount.value;
  if (total === undefined) return no('neither cents nor amount');
  if (amount.value !== undefined && amount.value !== total) return no('two amounts');
  return ok({ cents: total, currency: currency.value ?? 'EUR' });
}

export const onOrder = async (raw: unknown, { publish }: Context<{}, Messages>) => {
  const order = read(raw);
  await (order.ok
    ? publish('fulfilment', Object.assign({}, raw, { total: order.value }))
    : publish('invalid-orders', { raw, reason: order.reason }));
};
