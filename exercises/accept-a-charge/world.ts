import { constant } from '../../src/lab/index.ts';
import type { Client, ExerciseWorld, IncomingCall, LearnerModule, Plain, Port, World } from '../../src/lab/index.ts';

/** A shop and its charge. It asks until it has a final answer, then looks at the charge at the times given, counted from then. */
type Asking = {
  readonly client: string;
  readonly shop: string;
  readonly key: string;
  readonly cents: number;
  readonly atMs: number;
};

type Parameters = {
  readonly askings: readonly Asking[];
  /** Fraud check and ledger are down until then. */
  readonly downUntilMs?: number;
  /** Amounts that the ledger refuses. */
  readonly refusedCents?: number;
  /** Each answer of the ledger comes twice. */
  readonly answeredTwice?: boolean;
  /** The database refuses one request, from then on. */
  readonly databaseRefusesAtMs?: number;
  /** The first commit takes so much longer. */
  readonly firstCommitLateMs?: number;
};

const untilMs = 12_000;
const tries = 8;
const pauseMs = 700;
const patienceMs = 1000;
const relayEveryMs = 200;
const looksMs = [0, 150, 900, 6000];
const instances = ['api-1', 'api-2'];
const asking = (n: number, more: Partial<Asking> = {}): Asking => ({
  client: `shop ${n}`,
  shop: 'tea & co',
  key: 'k1',
  cents: 1200 + n,
  atMs: 0,
  ...more,
});
const repeated = (n: number, atMs: number): Asking => asking(1, { client: `shop ${n}`, atMs });

export const world: ExerciseWorld<Parameters> = {
  exports: { postCharge: 'function', getCharge: 'function', onLedgerAnswer: 'function' },
  runs: [
    { name: 'one charge', seed: 1, untilMs, parameters: { askings: [asking(1)] } },
    {
      name: 'fraud check and ledger are down',
      seed: 2,
      untilMs,
      fault: 'fraud check and ledger are down for 4 s',
      parameters: { askings: [asking(1), asking(2, { key: 'k2', atMs: 500 })], downUntilMs: 4000 },
    },
    {
      name: 'amounts that are none',
      seed: 3,
      untilMs,
      parameters: {
        askings: [
          asking(1, { cents: 0 }),
          asking(2, { key: 'k2', cents: -5 }),
          asking(3, { key: 'k3', cents: 10.5 }),
          asking(4, { key: 'k4' }),
        ],
      },
    },
    {
      name: 'the ledger refuses one of two',
      seed: 4,
      untilMs,
      parameters: { askings: [asking(1), asking(2, { key: 'k2' })], refusedCents: 1202, answeredTwice: true },
    },
    {
      name: 'the same request again, seconds later',
      seed: 5,
      untilMs,
      parameters: { askings: [asking(1), repeated(2, 5000)] },
    },
    {
      name: 'the same request twice at the same moment',
      seed: 6,
      untilMs,
      parameters: { askings: [asking(1), repeated(2, 0), repeated(3, 3)] },
    },
    {
      name: 'two shops with the same key',
      seed: 7,
      untilMs,
      parameters: { askings: [asking(1), asking(2, { shop: 'books', atMs: 100 })] },
    },
    {
      name: 'two charges of the same amount',
      seed: 8,
      untilMs,
      parameters: { askings: [asking(1), asking(2, { key: 'k2', cents: 1201, atMs: 50 })] },
    },
    {
      name: 'the database is away for a moment',
      seed: 9,
      untilMs,
      fault: 'the database refuses one request',
      parameters: { askings: [asking(1)], databaseRefusesAtMs: 0 },
    },
    {
      name: 'the database refuses to note the answer of the ledger',
      seed: 10,
      untilMs,
      fault: 'the database refuses one request after the charge has moved',
      parameters: { askings: [asking(1)], databaseRefusesAtMs: 205 },
    },
    {
      name: 'the first commit is late',
      seed: 11,
      untilMs,
      fault: 'the first commit takes 120 ms longer',
      parameters: { askings: [asking(1), repeated(2, 40)], firstCommitLateMs: 120 },
    },
    { name: 'a crash at any point', seed: 12, untilMs, parameters: { askings: [asking(1)] }, crashSweep: true },
    {
      name: 'a crash at any point, while fraud check and ledger are down',
      seed: 13,
      untilMs,
      fault: 'fraud check and ledger are down for 4 s',
      parameters: { askings: [asking(1), repeated(2, 2)], downUntilMs: 4000 },
      crashSweep: true,
    },
  ],
  build(world, { parameters, untilMs }, instantiate) {
    const { downUntilMs, databaseRefusesAtMs, firstCommitLateMs } = parameters;
    const { faults } = world;
    world.store('pay', { latency: constant(4) });
    for (const instance of instances) world.host(instance, { instantiate, handle });
    keepLedger(world, parameters);
    relayOutbox(world, untilMs);
    if (downUntilMs !== undefined)
      for (const service of ['fraud', 'ledger']) {
        world.at(0, () => faults.crash(service));
        world.at(downUntilMs, () => faults.restart(service));
      }
    if (databaseRefusesAtMs !== undefined)
      world.at(databaseRefusesAtMs, () => faults.fail('pay', { status: 503, message: 'the database is away', times: 1 }));
    if (firstCommitLateMs !== undefined) world.at(0, () => faults.commitLate('pay', { delayMs: firstCommitLateMs, times: 1 }));
    parameters.askings.forEach((asking, n) => ask(world, asking, n));
  },
};

/** Fraud check and ledger, called directly or by way of the queue. The ledger moves money once per charge id. */
function keepLedger(world: World, { refusedCents, answeredTwice = false }: Parameters): void {
  const states = new Map<string, string>();
  const answer = world.client('ledger');
  world.service('fraud', { concurrency: 4, serviceTime: constant(20), respond: () => ({ ok: true }) });
  world.service('ledger', {
    concurrency: 4,
    serviceTime: constant(10),
    respond({ body, message }) {
      const chargeId = String(field(body, 'chargeId'));
      const cents = Number(field(body, 'cents'));
      const state = states.get(chargeId) ?? (cents === refusedCents ? 'failed' : 'succeeded');
      if (!states.has(chargeId) && state === 'succeeded')
        world.fact('ledger', 'moved', { chargeId, shop: String(field(body, 'shop')), cents });
      states.set(chargeId, state);
      if (message !== undefined)
        for (const afterMs of answeredTwice ? [0, 70] : [0])
          answer.publish('ledger-answers', { chargeId, state }, { atMs: world.now + afterMs });
      return { state };
    },
  });
  world.queue('charges', { redelivery: { baseMs: 200, factor: 2, capMs: 1000 } });
  world.subscribe('ledger', 'charges');
  world.queue('ledger-answers', { visibilityTimeoutMs: 800, redelivery: { baseMs: 100, factor: 2, capMs: 2000 } });
  for (const instance of instances) world.subscribe(instance, 'ledger-answers', { prefetch: 2 });
}

/** Publishes the rows of the outbox, then deletes them. */
function relayOutbox(world: World, untilMs: number): void {
  const relay = world.client('relay');
  const round = (atMs: number): void =>
    world.at(atMs, () => {
      for (const [key, row] of Object.entries(world.rows('pay', 'outbox'))) {
        const to = field(row, 'to');
        const event = typeof row === 'object' && row !== null ? (Reflect.get(row, 'event') as Plain) : null;
        if (to === 'charges') relay.publish('charges', event, { atMs: world.now });
        world.commit('pay', { outbox: { [key]: undefined } });
      }
      if (atMs + relayEveryMs < untilMs) round(atMs + relayEveryMs);
    });
  round(relayEveryMs);
}

/** Asks, each time another instance, until the answer is final; then looks at the charge now and then. */
function ask(world: World, { client, atMs, ...body }: Asking, n: number): void {
  const caller: Client = world.client(client);
  const instance = (number: number) => instances[(n + number) % instances.length] ?? 'api-1';
  const look = (chargeId: string) =>
    looksMs.forEach((afterMs, number) =>
      caller.call(instance(number), 'get', { chargeId }, { atMs: world.now + afterMs, timeoutMs: patienceMs }),
    );
  const attempt = (number: number, at: number): void =>
    caller.call(instance(number), 'post', body, {
      atMs: at,
      timeoutMs: patienceMs,
      onSettled: (_, how, answer) => {
        const status = Number(field(answer, 'status'));
        const isFinal = how === 'answered' && !(status >= 500 || status === 409);
        const location = field(answer, 'location');
        if (isFinal && typeof location === 'string') look(location.replace('/charges/', ''));
        else if (!isFinal && number + 1 < tries) attempt(number + 1, world.now + pauseMs);
      },
    });
  attempt(0, atMs);
  if (n === 0) caller.call('api-1', 'get', { chargeId: 'nobodys' }, { atMs: atMs + 600, timeoutMs: patienceMs });
}

type Learners = {
  postCharge: (request: unknown, context: Port) => unknown;
  getCharge: (chargeId: string, context: Port) => unknown;
  onLedgerAnswer: (answer: unknown, context: Port) => unknown;
};

function handle(module: LearnerModule, { message, operation, body }: IncomingCall, port: Port): unknown {
  const { postCharge, getCharge, onLedgerAnswer } = module as Learners;
  if (message !== undefined) return onLedgerAnswer(body, port);
  if (operation === 'get') return getCharge(String(field(body, 'chargeId')), port);
  const { shop, key, cents } = body as Omit<Asking, 'client' | 'atMs'>;
  return postCharge({ shop, idempotencyKey: key, cents }, port);
}

function field(value: Plain, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
