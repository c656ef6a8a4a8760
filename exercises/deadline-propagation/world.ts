import { constant, serviceError } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port } from '../../src/lab/index.ts';

const services = ['gateway', 'orders', 'stock'] as const;
type Service = (typeof services)[number];

type Page = {
  readonly orderId: string;
  readonly atMs?: number;
  /** What it says in the header; nothing without it. It gives up then. */
  readonly remainingMs?: number;
  /** It gives up only after this, whatever it says. */
  readonly waitsMs?: number;
};

type Parameters = {
  readonly pages: readonly Page[];
  /** How long the database of each takes; 40 ms without it. */
  readonly readMs?: { readonly [service in Service]?: number };
  /** Whose database fails at once. */
  readonly fails?: Service;
  /** The status of that; 503 without it. */
  readonly status?: number;
  /** Whose database never answers. */
  readonly hangs?: Service;
  /** What orders answers never reaches gateway. */
  readonly isReplyLost?: boolean;
};

const untilMs = 20_000;
const usualMs = 45;
/** How long a request is on its way between two services, and a reply. */
const wayMs = 2;
/** By how much each clock is off. */
const skewMs: Readonly<Record<Service, number>> = { gateway: 4000, orders: -5000, stock: 3500 };

const page = (remainingMs: number | undefined, orderId = 'o1', atMs = 0): Page => ({
  orderId,
  atMs,
  ...(remainingMs === undefined ? {} : { remainingMs }),
});
const run = (name: string, seed: number, parameters: Parameters, fault?: string) => ({
  name,
  seed,
  untilMs,
  ...(fault === undefined ? {} : { fault }),
  parameters,
});

export const world: ExerciseWorld<Parameters> = {
  exports: { handle: 'function' },
  runs: [
    run('plenty of time', 1, { pages: [page(500)] }),
    run('no header', 2, { pages: [page(undefined)], readMs: { orders: 500 } }),
    run('the page has gone already', 3, { pages: [page(0), page(-30, 'o2', 50), page(25, 'o3', 100), page(38, 'o4', 150)] }),
    run('the first read takes too long', 5, { pages: [page(300)], readMs: { gateway: 400 } }),
    run('the first read takes nearly all', 4, { pages: [page(300)], readMs: { gateway: 262 } }),
    run('the second read takes too long', 6, { pages: [page(400)], readMs: { orders: 700 } }),
    run('the last read takes too long', 7, { pages: [page(400)], readMs: { stock: 900 } }),
    run('the last read takes nearly all', 8, { pages: [page(500)], readMs: { stock: 310 } }),
    run('the first read takes most of it', 9, { pages: [page(500)], readMs: { gateway: 320 } }),
    run('the second read leaves too little', 10, { pages: [page(400)], readMs: { orders: 330 } }),
    run('a long time', 11, { pages: [page(4000)], readMs: { gateway: 900, orders: 1100, stock: 1200 } }),
    run('the reply of orders is lost', 16, { pages: [page(400)], isReplyLost: true }, 'the reply of orders to gateway is lost'),
    run('the last database hangs', 12, { pages: [page(300)], hangs: 'stock' }, 'the database of stock never answers'),
    run('the last database fails', 13, { pages: [page(400)], fails: 'stock' }, 'the database of stock fails'),
    run('the first database fails', 14, { pages: [page(400)], fails: 'gateway' }, 'the database of gateway fails'),
    run('little time, but enough', 17, { pages: [page(165)] }),
    run('the page waits on, the first read is slow', 18, { pages: [{ ...page(300), waitsMs: 2000 }], readMs: { gateway: 700 } }),
    run('the page waits on, the last read is slow', 19, { pages: [{ ...page(300), waitsMs: 2000 }], readMs: { stock: 700 } }),
    run(
      'the last database finds nothing',
      20,
      { pages: [page(400)], fails: 'stock', status: 404 },
      'the database of stock fails',
    ),
    run('two pages at once', 15, { pages: [page(600, 'o1'), page(150, 'o2', 20)], readMs: { orders: 130 } }),
    run('one page has too little time, and the next has plenty', 21, {
      pages: [page(150, 'o1'), page(600, 'o2', 300)],
      readMs: { stock: 130 },
    }),
  ],
  build(world, { parameters: { pages, readMs = {}, fails, hangs, isReplyLost = false, status = 503 } }, instantiate) {
    // Whoever asks it is asking a database of its own.
    world.host('database', {
      instantiate: () => ({}),
      handle(_, { from, body }, port) {
        const service = from as Service;
        return port.sleep(hangs === service ? untilMs : fails === service ? 5 : (readMs[service] ?? usualMs)).then(() => {
          if (fails === service)
            throw serviceError(status, `the database of ${service} ${status === 404 ? 'knows no such order' : 'is away'}`);
          return { part: `${service} of ${orderOf(body)}` };
        });
      },
    });
    for (const service of services) {
      world.host(service, {
        instantiate,
        handle: (module, request, port) => handle(module, service, request, port),
      });
      world.faults.skew(service, { offsetMs: skewMs[service] });
    }
    for (const [from, to] of [
      ['page', 'gateway'],
      ['gateway', 'orders'],
      ['orders', 'stock'],
    ] as const) {
      world.link(from, to, { latency: constant(wayMs) });
      world.link(to, from, { latency: constant(wayMs), lossRate: isReplyLost && to === 'orders' ? 1 : 0 });
    }
    const client = world.client('page');
    for (const { orderId, atMs = 0, remainingMs, waitsMs } of pages) {
      client.call(
        'gateway',
        'handle',
        { orderId },
        {
          atMs,
          timeoutMs: waitsMs ?? Math.max(1, remainingMs ?? 1000),
          headers: remainingMs === undefined ? {} : { 'x-remaining-ms': String(remainingMs) },
        },
      );
    }
  },
};

function handle(module: LearnerModule, service: Service, { body, headers }: IncomingCall, port: Port): unknown {
  const { handle } = module as { handle: (request: unknown, context: Port) => unknown };
  return handle({ service, orderId: orderOf(body), headers: { ...headers } }, port);
}

function orderOf(body: unknown): string {
  return String(typeof body === 'object' && body !== null ? Reflect.get(body, 'orderId') : undefined);
}
