import { constant, serviceError } from '../../src/lab/index.ts';
import type { Client, ExerciseWorld, IncomingCall, LearnerModule, Plain, Port, World } from '../../src/lab/index.ts';

/** A client and its payment. It asks until it has a final answer. */
type Asking = {
  readonly client: string;
  readonly customer: string;
  readonly key: string;
  readonly card: string;
  readonly cents: number;
  readonly atMs: number;
};

type Parameters = {
  readonly askings: readonly Asking[];
  /** The provider declines the first so many requests. */
  readonly declines?: number;
  /** The provider fails so many times. */
  readonly failures?: number;
  /** So many answers of the provider are lost. */
  readonly answersLost?: number;
  /** The first commit takes so much longer. */
  readonly firstCommitLateMs?: number;
  /** The database refuses one request, from then on. */
  readonly databaseRefusesAtMs?: number;
  /** Answers of the database to api-1 are lost in this time. */
  readonly databaseSilent?: { readonly fromMs: number; readonly toMs: number };
};

const untilMs = 60_000;
const tries = 10;
const pauseMs = 700;
const patienceMs = 1500;
const instances = ['api-1', 'api-2'];
const asking = (n: number, more: Partial<Asking> = {}): Asking => ({
  client: `client ${n}`,
  customer: 'ada',
  key: 'k1',
  card: 'card 1',
  cents: 1200,
  atMs: 0,
  ...more,
});

export const world: ExerciseWorld<Parameters> = {
  exports: { postPayment: 'function' },
  runs: [
    { name: 'one payment', seed: 1, untilMs, parameters: { askings: [asking(1)] } },
    {
      name: 'the same payment again, a minute later and at the other instance',
      seed: 2,
      untilMs: 120_000,
      parameters: { askings: [asking(1), asking(2, { atMs: 60_000 })] },
    },
    {
      name: 'two payments with equal bodies and different keys',
      seed: 3,
      untilMs,
      parameters: { askings: [asking(1), asking(2, { key: 'k2', atMs: 200 })] },
    },
    {
      name: 'the same key of two customers',
      seed: 4,
      untilMs,
      parameters: { askings: [asking(1), asking(2, { customer: 'bob', card: 'card 2', cents: 500, atMs: 300 })] },
    },
    {
      name: 'the same key with another amount',
      seed: 5,
      untilMs,
      parameters: { askings: [asking(1), asking(2, { cents: 1300, atMs: 400 })] },
    },
    {
      name: 'the same key with another card',
      seed: 17,
      untilMs,
      parameters: { askings: [asking(1), asking(2, { card: 'card 2', atMs: 400 })] },
    },
    {
      name: 'three at the same moment',
      seed: 6,
      untilMs,
      parameters: { askings: [asking(1), asking(2), asking(3, { atMs: 1 })] },
    },
    {
      name: 'another amount while the first one is under way',
      seed: 7,
      untilMs,
      parameters: { askings: [asking(1), asking(2, { cents: 1300, atMs: 20 })] },
    },
    {
      name: 'declined, and asked again when there is money on the card',
      seed: 8,
      untilMs,
      fault: 'the provider declines the first request',
      parameters: { askings: [asking(1), asking(2, { atMs: 5000 })], declines: 1 },
    },
    {
      name: 'declined for good',
      seed: 15,
      untilMs,
      fault: 'the provider declines every request',
      parameters: { askings: [asking(1)], declines: 100 },
    },
    {
      name: 'the provider fails twice',
      seed: 9,
      untilMs,
      fault: 'the provider answers two requests with 503',
      parameters: { askings: [asking(1)], failures: 2 },
    },
    {
      name: 'an answer of the provider is lost',
      seed: 10,
      untilMs,
      fault: 'the first answer of the provider never arrives',
      parameters: { askings: [asking(1)], answersLost: 1 },
    },
    {
      name: 'the first commit is late',
      seed: 11,
      untilMs,
      fault: 'the first commit takes 300 ms longer',
      parameters: { askings: [asking(1), asking(2, { atMs: 100 })], firstCommitLateMs: 300 },
    },
    {
      name: 'the database is silent after the charge',
      seed: 12,
      untilMs,
      fault: 'answers of the database to api-1 are lost for a while',
      parameters: { askings: [asking(1)], databaseSilent: { fromMs: 40, toMs: 900 } },
    },
    {
      name: 'the database refuses to note the answer',
      seed: 16,
      untilMs,
      fault: 'the database refuses one request after the charge',
      parameters: { askings: [asking(1), asking(2, { atMs: 5000 })], databaseRefusesAtMs: 40 },
    },
    { name: 'a crash at any point', seed: 13, untilMs, parameters: { askings: [asking(1)] }, crashSweep: true },
    {
      name: 'a crash at any point, with two at the same moment',
      seed: 14,
      untilMs,
      parameters: { askings: [asking(1), asking(2, { atMs: 2 })] },
      crashSweep: true,
    },
  ],
  build(world, { parameters }, instantiate) {
    world.store('payments', { latency: constant(4) });
    provide(world, parameters.declines ?? 0);
    for (const instance of instances) world.host(instance, { instantiate, handle });
    injectFaults(world, parameters);
    parameters.askings.forEach((asking, n) => ask(world, asking, n));
  },
};

/** The payment provider. It charges once per key, and forgets what it declined. */
function provide(world: World, declines: number): void {
  const charges = new Map<string, string>();
  let made = 0;
  let declined = 0;
  world.service('psp', {
    concurrency: 8,
    serviceTime: constant(50),
    respond({ body, headers }) {
      const { card, cents } = body as { card?: unknown; cents?: unknown };
      if (typeof card !== 'string' || typeof cents !== 'number') throw serviceError(400, 'a charge has card and cents');
      const key = headers['idempotency-key'];
      const before = key === undefined ? undefined : charges.get(key);
      if (before !== undefined) return { chargeId: before };
      if (declined < declines) {
        declined += 1;
        throw serviceError(402, 'the card is declined');
      }
      made += 1;
      const chargeId = `ch${made}`;
      if (key !== undefined) charges.set(key, chargeId);
      world.fact('psp', 'charged', { chargeId, card, cents });
      return { chargeId };
    },
  });
}

/** Asks, each time another instance, until the answer is final. */
function ask(world: World, { client, atMs, ...body }: Asking, n: number): void {
  const caller: Client = world.client(client);
  const attempt = (number: number, at: number): void =>
    caller.call(instances[(n + number) % instances.length] ?? 'api-1', 'post', body, {
      atMs: at,
      timeoutMs: patienceMs,
      onSettled: (_, how, answer) => {
        if (number + 1 < tries && !(how === 'answered' && isFinal(answer))) attempt(number + 1, world.now + pauseMs);
      },
    });
  attempt(0, atMs);
}

function isFinal(answer: Plain): boolean {
  const status = typeof answer === 'object' && answer !== null ? Number(Reflect.get(answer, 'status')) : Number.NaN;
  return !(status >= 500 || status === 409);
}

function injectFaults(world: World, parameters: Parameters): void {
  const { failures, answersLost, firstCommitLateMs, databaseRefusesAtMs, databaseSilent } = parameters;
  const { faults } = world;
  if (failures !== undefined)
    world.at(0, () => faults.fail('psp', { status: 503, message: 'the provider is overloaded', times: failures }));
  if (answersLost !== undefined)
    for (const instance of instances) world.at(0, () => faults.loseReply('psp', instance, { times: answersLost }));
  if (firstCommitLateMs !== undefined) world.at(0, () => faults.commitLate('payments', { delayMs: firstCommitLateMs, times: 1 }));
  if (databaseRefusesAtMs !== undefined)
    world.at(databaseRefusesAtMs, () => faults.fail('payments', { status: 503, message: 'the database is away', times: 1 }));
  if (databaseSilent !== undefined) {
    world.at(databaseSilent.fromMs, () => faults.loseReply('payments', 'api-1'));
    world.at(databaseSilent.toMs, () => faults.restoreReplies('payments', 'api-1'));
  }
}

function handle(module: LearnerModule, { body }: IncomingCall, port: Port): unknown {
  const { postPayment } = module as { postPayment: (request: unknown, context: Port) => unknown };
  const { customer, key, card, cents } = body as Omit<Asking, 'client' | 'atMs'>;
  return postPayment({ customer, idempotencyKey: key, body: { card, cents } }, port);
}
