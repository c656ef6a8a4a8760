import { constant } from '../../src/lab/index.ts';
import type { Client, ExerciseWorld, IncomingCall, LearnerModule, Plain, Port, World } from '../../src/lab/index.ts';
import { runs, type Asking, type Parameters } from './world/runs.ts';

const tries = 8;
const pauseMs = 700;
const patienceMs = 1000;
const relayEveryMs = 200;
const looksMs = [0, 150, 900, 6000];
const instances = ['api-1', 'api-2'];

export const world: ExerciseWorld<Parameters> = {
  exports: { postCharge: 'function', getCharge: 'function', onLedgerAnswer: 'function' },
  runs,
  build(world, { parameters, untilMs }, instantiate) {
    const { downUntilMs, databaseRefusesAtMs, databaseAway, firstCommitLateMs } = parameters;
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
    if (databaseAway !== undefined) {
      world.at(databaseAway.fromMs, () => faults.fail('pay', { status: 503, message: 'the database is away' }));
      world.at(databaseAway.toMs, () => faults.recover('pay'));
    }
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
