import { constant } from '../../src/lab/index.ts';
import type { ExerciseWorld, LearnerModule, Port, World } from '../../src/lab/index.ts';

/** A row of the outbox as the shop's transaction commits it. */
type Row = {
  readonly number: number;
  readonly orderId: string;
  readonly atMs: number;
  /** The broker will never take its event. */
  readonly poison?: boolean;
  /** The broker takes its event from then on. */
  readonly refusedUntilMs?: number;
};

type Parameters = {
  readonly rows: readonly Row[];
  /** The broker refuses the first so many events. */
  readonly refused?: number;
  /** The broker refuses all events in this time. */
  readonly downMs?: { readonly from: number; readonly to: number };
  /** The broker's next confirmations never arrive. */
  readonly confirmationsLost?: number;
  /** Nothing gets from the relay to the broker or back until then. */
  readonly cutOffUntilMs?: number;
  /** How long the relay rests between two rounds; without it, 250 ms. */
  readonly everyMs?: number;
  /** The database refuses one request, from then on. */
  readonly refusedCommitAtMs?: number;
  /** The relay is restarted then. */
  readonly restartedAtMs?: readonly number[];
};

const firstMs = 10;
const row = (number: number, orderId: string, atMs = 0): Row => ({ number, orderId, atMs });
const backlog = (rows: number, orders: number, everyMs: number): readonly Row[] =>
  Array.from({ length: rows }, (_, n) => row(n + 1, `o${(n % orders) + 1}`, n * everyMs));

export const world: ExerciseWorld<Parameters> = {
  exports: { relayOnce: 'function' },
  runs: [
    {
      name: 'three events of two orders',
      seed: 1,
      untilMs: 3000,
      parameters: { rows: [row(1, 'o1'), row(2, 'o2'), row(3, 'o1', 400)] },
    },
    {
      name: 'the broker refuses the first event',
      seed: 2,
      untilMs: 4000,
      fault: 'the broker refuses one event',
      parameters: { rows: [row(1, 'o1'), row(2, 'o1'), row(3, 'o2')], refused: 1 },
    },
    {
      name: 'the broker refuses two events in a row',
      seed: 3,
      untilMs: 5000,
      fault: 'the broker refuses two events',
      parameters: { rows: [row(1, 'o1'), row(2, 'o2'), row(3, 'o1'), row(4, 'o2')], refused: 2 },
    },
    {
      name: 'one event is refused for ever',
      seed: 4,
      untilMs: 4000,
      fault: 'the broker refuses event e2 for ever',
      parameters: {
        rows: [row(1, 'o1'), { ...row(2, 'o2'), poison: true }, row(3, 'o2', 300), row(4, 'o1', 300), row(5, 'o3', 600)],
      },
    },
    {
      name: 'an event is refused until the broker knows its schema',
      seed: 11,
      untilMs: 9000,
      fault: 'the broker refuses event e1 for 4 s',
      parameters: { rows: [{ ...row(1, 'o1'), refusedUntilMs: 4000 }, row(2, 'o1'), row(3, 'o2')] },
    },
    {
      name: 'many events behind one that is refused for ever',
      seed: 12,
      untilMs: 2000,
      fault: 'the broker refuses event e1 for ever',
      parameters: { rows: [{ ...row(1, 'o1'), poison: true }, ...backlog(110, 1, 0).slice(1), row(111, 'o2')], everyMs: 800 },
    },
    {
      name: 'a number appears late',
      seed: 5,
      untilMs: 4000,
      parameters: { rows: [row(1, 'o1'), row(3, 'o2', 100), row(2, 'o1', 900), row(4, 'o2', 1200)] },
    },
    {
      name: 'the numbers of one order appear in another order',
      seed: 13,
      untilMs: 2000,
      parameters: { rows: [row(2, 'o1'), row(1, 'o1', 1), row(5, 'o2', 700), row(3, 'o2', 701), row(4, 'o2', 702)] },
    },
    {
      name: 'thirty events at once',
      seed: 14,
      untilMs: 4000,
      parameters: { rows: backlog(30, 3, 0) },
    },
    {
      name: 'two confirmations never arrive',
      seed: 6,
      untilMs: 13_000,
      fault: 'the next two confirmations are lost',
      parameters: { rows: [row(1, 'o1'), row(2, 'o1'), row(3, 'o2')], confirmationsLost: 2 },
    },
    {
      name: 'the broker cannot be reached',
      seed: 15,
      untilMs: 9000,
      fault: 'nothing gets from the relay to the broker for 90 ms',
      parameters: { rows: [row(1, 'o1'), row(2, 'o1'), row(3, 'o2')], cutOffUntilMs: 90 },
    },
    {
      name: 'the database refuses to note what was published',
      seed: 9,
      untilMs: 4000,
      fault: 'the database refuses one commit',
      parameters: { rows: [row(1, 'o1'), row(2, 'o1'), row(3, 'o2')], refusedCommitAtMs: 18 },
    },
    {
      name: 'four restarts',
      seed: 10,
      untilMs: 12_000,
      fault: 'the relay is restarted every 2 s',
      parameters: { rows: [row(1, 'o1'), row(2, 'o2'), row(3, 'o1', 5000)], restartedAtMs: [2000, 4000, 6000, 8000] },
    },
    {
      name: 'thirty events while the broker is away',
      seed: 7,
      untilMs: 20_000,
      fault: 'the broker refuses everything for 2 s',
      parameters: { rows: backlog(30, 10, 60), downMs: { from: 500, to: 2500 } },
    },
    {
      name: 'a crash at any point',
      seed: 8,
      untilMs: 12_000,
      parameters: { rows: [row(1, 'o1'), row(2, 'o1'), row(3, 'o2')], everyMs: 3000 },
      crashSweep: true,
    },
  ],
  build(world, { parameters }, instantiate) {
    world.store('shop', { latency: constant(3) });
    const refused = new Set(
      parameters.rows.filter((row) => row.poison === true || row.refusedUntilMs !== undefined).map(({ number }) => `e${number}`),
    );
    world.queue('events', {
      refuses: ({ body }) => (refused.has(eventIdOf(body)) ? 'the event breaks the schema of its topic' : undefined),
    });
    world.link('relay', 'events', { latency: constant(5) });
    world.link('events', 'relay', { latency: constant(5) });
    world.host('relay', { instantiate, handle: () => null, start: loop(parameters.everyMs ?? 250) });
    for (const { number, orderId, atMs, refusedUntilMs } of parameters.rows) {
      if (refusedUntilMs !== undefined) world.at(refusedUntilMs, () => refused.delete(`e${number}`));
      const event = { eventId: `e${number}`, orderId, what: number % 2 === 0 ? 'paid' : 'placed' };
      world.at(atMs, () => world.commit('shop', { outbox: { [number]: { orderId, to: 'events', event } } }));
    }
    injectFaults(world, parameters);
  },
};

/** The relay's own timer: calls it at the start of the process, and again a while after it has returned or thrown. */
function loop(pauseMs: number): (module: LearnerModule, port: Port) => void {
  return (module, port) => {
    const { relayOnce } = module as { relayOnce: (context: Port) => PromiseLike<unknown> };
    const round = (): void => {
      const again = () => void port.setTimer(pauseMs, round);
      relayOnce(port).then(again, again);
    };
    port.setTimer(firstMs, round);
  };
}

function injectFaults(world: World, parameters: Parameters): void {
  const { refused, downMs, confirmationsLost, cutOffUntilMs, refusedCommitAtMs, restartedAtMs = [] } = parameters;
  const { faults } = world;
  const away = { status: 503, message: 'the broker has no leader' };
  if (refused !== undefined) world.at(0, () => faults.fail('events', { ...away, times: refused }));
  if (downMs !== undefined) {
    world.at(downMs.from, () => faults.fail('events', away));
    world.at(downMs.to, () => faults.recover('events'));
  }
  if (refusedCommitAtMs !== undefined)
    world.at(refusedCommitAtMs, () => faults.fail('shop', { status: 503, message: 'the database is away', times: 1 }));
  if (cutOffUntilMs !== undefined) {
    world.at(0, () => faults.partition('relay', 'events'));
    world.at(cutOffUntilMs, () => faults.repair('relay', 'events'));
  }
  for (const atMs of restartedAtMs) {
    world.at(atMs, () => faults.crash('relay'));
    world.at(atMs + 500, () => faults.restart('relay'));
  }
  if (confirmationsLost !== undefined) world.at(0, () => faults.loseReply('events', 'relay', { times: confirmationsLost }));
}

function eventIdOf(body: unknown): string {
  return typeof body === 'object' && body !== null ? String(Reflect.get(body, 'eventId')) : '';
}
