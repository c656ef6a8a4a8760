import { createStream } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Plain, Port } from '../../src/lab/index.ts';

/** A message, and what it holds: a total, or nothing that can be read. */
type Sent = { readonly raw: Plain; readonly total: { readonly cents: number; readonly currency: string } | null };

type Parameters = {
  readonly sent: readonly Sent[];
  /** The broker refuses the first two messages for this queue. */
  readonly refusing?: 'fulfilment' | 'invalid-orders';
};

const untilMs = 30_000;
const lines = [{ sku: 'tea', quantity: 2 }];
const good = (fields: Record<string, Plain>, cents: number, currency = 'EUR'): Sent => ({
  raw: { orderId: 'o1', lines, ...fields },
  total: { cents, currency },
});
const bad = (raw: Plain): Sent => ({ raw, total: null });
const base = { version: 2, orderId: 'o1', cents: 100, currency: 'EUR', lines };

export const world: ExerciseWorld<Parameters> = {
  exports: { onOrder: 'function' },
  runs: [
    {
      name: 'an order of version 2',
      seed: 1,
      untilMs,
      parameters: { sent: [good({ version: 2, cents: 1250, currency: 'GBP' }, 1250, 'GBP')] },
    },
    {
      name: 'old, present and future versions',
      seed: 2,
      untilMs,
      parameters: {
        sent: [
          good({ version: 1, amount: '12.50' }, 1250),
          good({ version: 2, cents: 990, currency: 'USD' }, 990, 'USD'),
          good({ version: 3, cents: 5, currency: 'EUR', channel: 'app' }, 5),
          good({ cents: 0 }, 0),
          good({ version: '2024-10', cents: 7 }, 7),
          good({ version: 1, amount: '8', currency: 'USD' }, 800, 'USD'),
        ],
      },
    },
    {
      name: 'fields that this code does not know',
      seed: 3,
      untilMs,
      parameters: {
        sent: [
          good(
            {
              version: 4,
              cents: 300,
              gift: { note: 'for you', wrapped: true },
              tags: ['a', 'b'],
              coupon: null,
              lines: [
                { sku: 'tea', quantity: 1, engraving: { text: 'A' } },
                { sku: 'cup', quantity: 3, unit: 'piece' },
              ],
            },
            300,
          ),
          good({ version: 1, amount: '3', legacyId: 77, total: 'old text' }, 300),
        ],
      },
    },
    {
      name: 'amounts that want care',
      seed: 4,
      untilMs,
      parameters: {
        sent: (
          [
            ['19.99', 1999],
            ['0.29', 29],
            ['1.1', 110],
            ['8.2', 820],
            ['4.35', 435],
            ['1234567.89', 123456789],
            ['0', 0],
            ['007.50', 750],
          ] as const
        ).map(([amount, cents]) => good({ amount }, cents)),
      },
    },
    {
      name: 'what is missing, or of another type',
      seed: 5,
      untilMs,
      parameters: {
        sent: [
          bad({ ...base, orderId: 7 }),
          bad({ version: 2, cents: 100, lines }),
          bad({ version: 2, orderId: 'o1', lines }),
          bad({ version: 2, orderId: 'o1', cents: 100 }),
          bad({ ...base, orderId: '' }),
          bad({ ...base, lines: [] }),
          bad({ ...base, lines: 'tea' }),
          bad({ ...base, lines: [{ sku: 'tea' }] }),
          bad({
            ...base,
            lines: [
              { sku: 'tea', quantity: 1 },
              { sku: '', quantity: 1 },
            ],
          }),
          bad({ ...base, lines: [{ quantity: 1 }] }),
          bad({ ...base, lines: [{ sku: 7, quantity: 1 }] }),
          bad({ ...base, lines: [{ sku: 'tea', quantity: 0 }] }),
          bad({ ...base, lines: [{ sku: 'tea', quantity: -2 }] }),
          bad({ ...base, lines: [{ sku: 'tea', quantity: 1.5 }] }),
          bad({ ...base, lines: [{ sku: 'tea', quantity: '2' }] }),
          bad({ ...base, lines: [null] }),
          bad({ ...base, currency: 'eur' }),
          bad({ ...base, currency: 'EURO' }),
          bad({ ...base, currency: null }),
          bad({ ...base, currency: '' }),
          bad({ ...base, currency: '978' }),
          bad({ ...base, currency: ['EUR'] }),
          bad({ orderId: '', lines: [] }),
          good({ cents: 41 }, 41),
        ],
      },
    },
    {
      name: 'amounts that are none',
      seed: 6,
      untilMs,
      parameters: {
        sent: [
          ...[-1, 10.5, '100', null, true].map((cents) => bad({ ...base, cents })),
          ...['12,50', '-1.00', '1.234', '1e3', ' 12.00', '', '.5', '12.', 'twelve', 12.5, null].map((amount) =>
            bad({ orderId: 'o1', lines, amount }),
          ),
          good({ amount: '0.01' }, 1),
        ],
      },
    },
    {
      name: 'two amounts in one order',
      seed: 7,
      untilMs,
      parameters: {
        sent: [
          good({ cents: 500, amount: '5.00' }, 500),
          bad({ ...base, amount: '2.00' }),
          bad({ ...base, amount: 'one' }),
          bad({ ...base, amount: null }),
          bad({ ...base, amount: '0.00' }),
          bad({ ...base, cents: 0, amount: '1.00' }),
          bad({ ...base, cents: null, amount: '1.00' }),
          bad({ ...base, cents: '100', amount: '1.00' }),
          good({ cents: 500, amount: '5' }, 500),
          good({ cents: 1999, amount: '19.99' }, 1999),
          good({ cents: 0, amount: '0.0' }, 0),
          good({ cents: 1 }, 1),
        ],
      },
    },
    {
      name: 'anything at all',
      seed: 8,
      untilMs,
      parameters: {
        sent: [bad(null), bad('order'), bad(42), bad([]), bad([base]), bad({}), bad({ raw: base }), good({ cents: 9 }, 9)],
      },
    },
    {
      name: 'the broker refuses two messages',
      seed: 9,
      untilMs,
      fault: 'the broker refuses two messages for fulfilment',
      parameters: { sent: [good({ cents: 11 }, 11), good({ cents: 12 }, 12)], refusing: 'fulfilment' },
    },
    {
      name: 'the broker refuses two invalid messages',
      seed: 12,
      untilMs,
      fault: 'the broker refuses two messages for invalid-orders',
      parameters: { sent: [bad({ ...base, orderId: 7 }), bad(null), good({ cents: 12 }, 12)], refusing: 'invalid-orders' },
    },
    ...[10, 11].map((seed) => ({ name: 'a backlog of forty', seed, untilMs, parameters: { sent: backlog(seed) } })),
  ],
  build(world, { parameters: { sent, refusing } }, instantiate) {
    world.queue('orders', { redelivery: { baseMs: 100, factor: 2, capMs: 5000 }, partitions: 1 });
    world.queue('fulfilment');
    world.queue('invalid-orders');
    world.host('reader', { instantiate, handle });
    world.subscribe('reader', 'orders', { prefetch: 1 });
    if (refusing !== undefined)
      world.at(0, () => world.faults.fail(refusing, { status: 503, message: 'the broker has no leader', times: 2 }));
    const shop = world.client('shop');
    sent.forEach(({ raw }, n) => shop.publish('orders', raw, { atMs: n, id: `m${n + 1}` }));
  },
};

/** Orders as twenty years leave them: any amount, either form, fields of all kinds. */
function backlog(seed: number): readonly Sent[] {
  const random = createStream(seed, 'backlog');
  const below = (n: number) => Math.floor(random.uniform() * n);
  return Array.from({ length: 40 }, (_, n) => {
    const cents = below(2_000_000);
    const isOld = below(2) === 0;
    const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
    const fields: Record<string, Plain> = { version: below(5), [`extra${below(9)}`]: { n, list: [below(3)] } };
    return good({ ...fields, orderId: `o${n}`, ...(isOld ? { amount: text } : { cents }) }, cents);
  });
}

function handle(module: LearnerModule, { body }: IncomingCall, port: Port): unknown {
  const { onOrder } = module as { onOrder: (raw: unknown, context: Port) => unknown };
  return onOrder(body, port);
}
