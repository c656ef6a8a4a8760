import { constant, serviceError } from '../../src/lab/index.ts';
import type { Client, ExerciseWorld, IncomingCall, LearnerModule, Plain, Port, World } from '../../src/lab/index.ts';
import { runs, type Asking, type Parameters } from './world/runs.ts';

const tries = 10;
const pauseMs = 700;
const patienceMs = 1500;
const instances = ['api-1', 'api-2'];

export const world: ExerciseWorld<Parameters> = {
  exports: { postPayment: 'function' },
  runs,
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
  const { failures, failsWith = 503, answersLost, commitLate, databaseRefusesAtMs, databaseSilent } = parameters;
  const { faults } = world;
  if (failures !== undefined)
    world.at(0, () => faults.fail('psp', { status: failsWith, message: 'the provider is overloaded', times: failures }));
  if (answersLost !== undefined)
    for (const instance of instances) world.at(0, () => faults.loseReply('psp', instance, { times: answersLost }));
  if (commitLate !== undefined)
    world.at(commitLate.fromMs, () => faults.commitLate('payments', { delayMs: commitLate.delayMs, times: 1 }));
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
