import { constant } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port, World } from '../../src/lab/index.ts';

/** One publication of a payment. Under the same message id, it is the same message; under another, the sender published it again. */
type Published = {
  readonly paymentId: string;
  readonly account: string;
  readonly cents: number;
  readonly atMs: number;
  readonly messageId?: string;
};

type Parameters = {
  readonly published: readonly Published[];
  /** Every message is in the queue twice. */
  readonly duplicated?: boolean;
  /** Both instances are restarted then. */
  readonly restartedAtMs?: number;
  /** The next so many transactions fail with 503. */
  readonly refused?: number;
  /** The first commit takes so much longer, and the queue takes the message back meanwhile. */
  readonly firstCommitLateMs?: number;
  /** The first answer of the database to instance a never arrives. */
  readonly answerLost?: boolean;
};

const untilMs = 300_000;
const instances = ['ledger-a', 'ledger-b'];

/** Amounts are powers of ten, so that the digits of a balance tell which payments are in it, and how often. */
const payment = (n: number, atMs: number, account = 'ada'): Published => ({
  paymentId: `p${n}`,
  account,
  cents: 10 ** (n + 1),
  atMs,
});

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
      name: 'the database is away for a moment',
      seed: 8,
      untilMs,
      fault: 'the database refuses the first 3 requests',
      parameters: { published: [payment(1, 0), payment(2, 300)], refused: 3 },
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

function injectFaults(world: World, parameters: Parameters): void {
  const { restartedAtMs, refused, firstCommitLateMs } = parameters;
  const { faults } = world;
  if (parameters.duplicated === true) world.at(0, () => faults.duplicate('payments'));
  if (restartedAtMs !== undefined)
    for (const instance of instances) {
      world.at(restartedAtMs, () => faults.crash(instance));
      world.at(restartedAtMs + 1000, () => faults.restart(instance));
    }
  if (refused !== undefined)
    world.at(0, () => faults.fail('bank', { status: 503, message: 'the database is away', times: refused }));
  if (firstCommitLateMs !== undefined) world.at(0, () => faults.commitLate('bank', { delayMs: firstCommitLateMs, times: 1 }));
  if (parameters.answerLost === true) {
    // From the commit of the first transaction on, not its reads: what was asked is done, and the answer is gone.
    world.at(9, () => faults.loseReply('bank', 'ledger-a'));
    world.at(109, () => faults.restoreReplies('bank', 'ledger-a'));
  }
}

function handle(module: LearnerModule, request: IncomingCall, port: Port): unknown {
  const { onPayment } = module as { onPayment: (message: unknown, context: Port) => unknown };
  const payment = request.body as Omit<Published, 'atMs' | 'messageId'>;
  return onPayment({ messageId: request.message?.id, ...payment }, port);
}
