import { constant } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port } from '../../src/lab/index.ts';
import { injectFaults, instances, type Troubles } from './world/troubles.ts';

/** One publication of a payment. Under the same message id, it is the same message; under another, the sender published it again. */
type Published = {
  readonly paymentId: string;
  readonly account: string;
  readonly cents: number;
  readonly atMs: number;
  readonly messageId?: string;
};

type Parameters = Troubles & { readonly published: readonly Published[] };

const untilMs = 300_000;

/** Amounts are powers of ten, so that the digits of a balance tell which payments are in it, and how often. */
const payment = (n: number, atMs: number, account = 'ada'): Published => ({
  paymentId: `p${n}`,
  account,
  cents: 10 ** (n + 1),
  atMs,
});

/** Payments of their own that are equal in account and amount: at most nine, or the digit would run over. */
const alike = (n: number, count: number, fromMs: number): readonly Published[] =>
  Array.from({ length: count }, (_, nth) => ({ ...payment(n, fromMs + 40 * nth), paymentId: `p${n}-${nth + 1}` }));

/** Above every digit that a payment can touch. */
const openingCents = 1_000_000;

export const world: ExerciseWorld<Parameters> = {
  exports: { onPayment: 'function' },
  runs: [
    {
      name: 'three payments, each once',
      seed: 1,
      untilMs,
      parameters: { published: [payment(1, 0), payment(2, 40, 'bob'), payment(3, 80)] },
    },
    {
      name: 'two payments of the same amount to the same account',
      seed: 2,
      untilMs,
      parameters: { published: [payment(1, 0), { ...payment(1, 60), paymentId: 'p2' }] },
    },
    {
      name: 'the same message once more, a little later',
      seed: 3,
      untilMs,
      parameters: {
        published: [
          { ...payment(1, 0), messageId: 'm1' },
          { ...payment(1, 100), messageId: 'm1' },
        ],
      },
    },
    {
      name: 'both instances get the same message at the same moment',
      seed: 4,
      untilMs,
      fault: 'the queue has every message twice',
      parameters: { published: [payment(1, 0), payment(2, 50, 'bob')], duplicated: true },
    },
    {
      name: 'the same message a few milliseconds apart',
      seed: 13,
      untilMs,
      parameters: {
        published: [5, 6, 7].flatMap((apartMs, n) => {
          const first = { ...payment(n + 1, 1000 * n), messageId: `m${n}` };
          return [first, { ...first, atMs: first.atMs + apartMs, messageId: `again ${n}` }];
        }),
      },
    },
    {
      name: 'the same message once more, after both instances were restarted',
      seed: 5,
      untilMs,
      fault: 'both instances are restarted after 30 s',
      parameters: {
        published: [
          { ...payment(1, 0), messageId: 'm1' },
          { ...payment(1, 60_000), messageId: 'm1' },
        ],
        restartedAtMs: 30_000,
      },
    },
    {
      name: 'the sender publishes a payment again, under a new message id',
      seed: 6,
      untilMs,
      parameters: {
        published: [
          { ...payment(1, 0), messageId: 'm1' },
          { ...payment(1, 2000), messageId: 'm2' },
        ],
      },
    },
    {
      name: 'two payments to one account at the same moment',
      seed: 7,
      untilMs,
      parameters: { published: [payment(1, 0), payment(2, 0), payment(3, 1)] },
    },
    {
      name: 'two payments to a new account at the same moment',
      seed: 14,
      untilMs,
      parameters: { published: [payment(1, 0, 'carol'), payment(2, 0, 'carol')] },
    },
    {
      name: 'a payment again, after sixteen others',
      seed: 15,
      untilMs,
      parameters: {
        published: [payment(1, 0), ...alike(2, 8, 100), ...alike(3, 8, 500), { ...payment(1, 1000), messageId: 'again' }],
      },
    },
    {
      name: 'the database is away for a moment',
      seed: 8,
      untilMs,
      fault: 'the database refuses the first 3 requests',
      parameters: { published: [payment(1, 0), payment(2, 300)], refused: 3 },
    },
    {
      name: 'the database is away for some seconds',
      seed: 16,
      untilMs,
      fault: 'the database refuses all requests for 4 s',
      parameters: { published: [payment(1, 0), payment(2, 300)], awayUntilMs: 4000 },
    },
    {
      name: 'the database does not answer',
      seed: 17,
      untilMs,
      fault: 'the database answers no request for 700 ms',
      parameters: { published: [payment(1, 0), payment(2, 0)], silentUntilMs: 700 },
    },
    {
      name: 'the first commit takes longer than the queue waits',
      seed: 9,
      untilMs,
      fault: 'the first commit takes 800 ms longer',
      parameters: { published: [payment(1, 0)], firstCommitLateMs: 800 },
    },
    {
      name: 'the database commits, and nobody learns of it',
      seed: 10,
      untilMs,
      fault: 'the answers of the database to ledger-a are lost for 100 ms',
      parameters: { published: [payment(1, 0), payment(2, 200)], answerLost: true },
    },
    {
      name: 'a crash at any point',
      seed: 11,
      untilMs,
      parameters: { published: [payment(1, 0), payment(2, 150)] },
      crashSweep: true,
    },
    {
      name: 'a crash at any point, with every message twice',
      seed: 12,
      untilMs,
      fault: 'the queue has every message twice',
      parameters: { published: [payment(1, 0)], duplicated: true },
      crashSweep: true,
    },
  ],
  build(world, { parameters }, instantiate) {
    world.store('bank', {
      latency: constant(4),
      replicaLag: constant(300),
      rows: { accounts: { ada: { cents: openingCents }, bob: { cents: openingCents } } },
    });
    world.queue('payments', { visibilityTimeoutMs: 500, redelivery: { baseMs: 50, factor: 2, capMs: 10_000 } });
    for (const instance of instances) {
      world.host(instance, { instantiate, handle });
      world.subscribe(instance, 'payments', { prefetch: 2 });
    }
    injectFaults(world, parameters);
    const sender = world.client('sender');
    parameters.published.forEach(({ atMs, messageId, ...payment }, n) =>
      sender.publish('payments', payment, { atMs, id: messageId ?? `m${n + 1}` }),
    );
  },
};

function handle(module: LearnerModule, request: IncomingCall, port: Port): unknown {
  const { onPayment } = module as { onPayment: (message: unknown, context: Port) => unknown };
  const payment = request.body as Omit<Published, 'atMs' | 'messageId'>;
  return onPayment({ messageId: request.message?.id, ...payment }, port);
}
