import { serviceError, uniform } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port } from '../../src/lab/index.ts';

type Order = {
  readonly orderId: string;
  readonly atMs: number;
  readonly headers: Readonly<Record<string, string>>;
};

type Parameters = {
  readonly orders: readonly Order[];
  /** The tax service refuses the first so many calls. */
  readonly refused?: number;
  /** The broker refuses the first so many invoices. */
  readonly invoicesRefused?: number;
};

const untilMs = 20_000;
const traceId = (n: number) => `${n}`.repeat(2).padStart(32, '4bf92f3577b34da6');
const spanId = (n: number) => `${n}`.padStart(16, '00f067aa0ba902b7');
const traced = (n: number, flags = '01') => ({
  traceparent: `00-${traceId(n)}-${spanId(n)}-${flags}`,
  'correlation-id': `customer-${n}`,
});
const order = (n: number, atMs = 0, headers: Order['headers'] = traced(n)): Order => ({ orderId: `o${n}`, atMs, headers });
const broken = (n: number, traceparent: string): Order => order(n, n * 50, { traceparent, 'correlation-id': `customer-${n}` });

export const world: ExerciseWorld<Parameters> = {
  exports: { onOrderPlaced: 'function' },
  runs: [
    { name: 'one order', seed: 1, untilMs, parameters: { orders: [order(1)] } },
    {
      name: 'two orders in work at the same time',
      seed: 2,
      untilMs,
      parameters: { orders: [order(1, 0), order(2, 10)] },
    },
    {
      name: 'five orders, some of them not sampled',
      seed: 3,
      untilMs,
      parameters: {
        orders: [
          order(1, 0),
          order(2, 5, traced(2, '00')),
          order(3, 7, traced(3, '00')),
          order(4, 9, traced(4, '03')),
          order(5, 9),
        ],
      },
    },
    {
      name: 'two orders of one trace',
      seed: 4,
      untilMs,
      parameters: { orders: [order(1, 0), { ...order(1, 4), orderId: 'o2' }] },
    },
    {
      name: 'orders without a trace',
      seed: 5,
      untilMs,
      parameters: { orders: [order(1, 0, {}), order(2, 5, { 'correlation-id': 'customer-2' }), order(3, 100, {})] },
    },
    {
      name: 'broken headers',
      seed: 6,
      untilMs,
      parameters: {
        orders: [
          broken(1, ''),
          broken(2, 'unknown'),
          broken(3, `00-${traceId(3).slice(1)}-${spanId(3)}-01`),
          broken(4, `00-${'0'.repeat(32)}-${spanId(4)}-01`),
          broken(5, `00-${traceId(5)}-${'0'.repeat(16)}-01`),
          broken(6, `00-${traceId(6)}-${spanId(6)}`),
          broken(7, `00-${traceId(7).slice(1)}x-${spanId(7)}-01`),
          broken(8, `ff-${traceId(8)}-${spanId(8)}-01`),
          broken(9, `00-${traceId(9).toUpperCase()}-${spanId(9)}-01`),
          broken(10, `x00-${traceId(10)}-${spanId(10)}-01`),
          broken(11, `00-${traceId(11)}-${spanId(11)}-01-more`),
          order(12, 700),
        ],
      },
    },
    {
      name: 'a trace, but no correlation id',
      seed: 7,
      untilMs,
      parameters: { orders: [order(1, 0, { traceparent: traced(1).traceparent }), order(2, 3)] },
    },
    {
      name: 'the same order delivered again',
      seed: 8,
      untilMs,
      fault: 'the tax service refuses two calls',
      parameters: { orders: [order(1), order(2, 30)], refused: 2 },
    },
    {
      name: 'the broker refuses an invoice',
      seed: 9,
      untilMs,
      fault: 'the broker refuses one invoice',
      parameters: { orders: [order(1), order(2, 30)], invoicesRefused: 1 },
    },
  ],
  build(world, { parameters }, instantiate) {
    world.queue('orders', { redelivery: { baseMs: 100, factor: 2, capMs: 2000 }, maxAttempts: 6 });
    world.queue('invoices');
    world.queue('spans');
    world.service('tax', { concurrency: 16, serviceTime: uniform(20, 60), respond: taxOf });
    const { refused, invoicesRefused } = parameters;
    if (refused !== undefined)
      world.at(0, () => world.faults.fail('tax', { status: 503, message: 'the tax office is closed', times: refused }));
    if (invoicesRefused !== undefined)
      world.at(0, () =>
        world.faults.fail('invoices', { status: 503, message: 'the broker has no leader', times: invoicesRefused }),
      );
    world.host('invoicing', { instantiate, handle });
    world.subscribe('invoicing', 'orders', { prefetch: 8 });
    const shop = world.client('shop');
    for (const [n, { orderId, atMs, headers }] of parameters.orders.entries())
      shop.publish('orders', { orderId, cents: 1000 + 100 * n }, { atMs, id: orderId, headers });
  },
};

function handle(module: LearnerModule, { body, headers }: IncomingCall, port: Port): unknown {
  const { onOrderPlaced } = module as { onOrderPlaced: (message: unknown, context: Port) => unknown };
  return onOrderPlaced({ headers, body }, port);
}

function taxOf({ body }: IncomingCall): { taxCents: number } {
  const { orderId, cents } = body as { orderId?: unknown; cents?: unknown };
  if (typeof orderId !== 'string' || typeof cents !== 'number') throw serviceError(400, 'a request has orderId and cents');
  return { taxCents: Math.round(cents * 0.19) };
}
