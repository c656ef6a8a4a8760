import { constant, serviceError } from '../../src/lab/index.ts';
import type { ExerciseWorld, LearnerModule, Port, World } from '../../src/lab/index.ts';
import { runs, type EndpointPlan, type Parameters } from './world/runs.ts';

const downMs = 500;

export const world: ExerciseWorld<Parameters> = {
  exports: { dispatch: 'function' },
  runs,
  build(world, { parameters }, instantiate) {
    const { endpoints, deliveries, hangs, crashAtMs, databaseAway } = parameters;
    world.store('hooks', {
      latency: constant(3),
      rows: { endpoints: Object.fromEntries(endpoints.map(({ name }) => [name, { secret: `whsec_${name}` }])) },
    });
    for (const endpoint of endpoints) provideEndpoint(world, endpoint, parameters);
    world.host('dispatcher', { instantiate, handle: () => 'up', start: (module, port) => start(module, watched(port, world)) });
    // Whoever is called is no outermost caller, whose calls would all have to end before the run does.
    world.client('platform').call('dispatcher', 'health', null);
    // Keys rise with time, also as texts.
    const inTime = [...deliveries].sort((a, b) => a.atMs - b.atMs);
    inTime.forEach(({ event, to, atMs }, index) => {
      const eventId = `evt_${event}`;
      // Spaces and zeros that no serializer would write: whoever parses it and writes it anew sends other bytes.
      const body = `{"id":"${eventId}", "type":"invoice.paid", "amount":${event}9.00}`;
      const row = { eventId, endpoint: to, body };
      world.at(atMs, () => world.commit('hooks', { deliveries: { [`d${String(index + 1).padStart(3, '0')}`]: row } }));
    });
    if (hangs !== undefined) {
      world.at(0, () => world.faults.hang(hangs.of));
      if (hangs.toMs !== undefined) world.at(hangs.toMs, () => world.faults.recover(hangs.of));
    }
    if (crashAtMs !== undefined) crashAt(world, crashAtMs);
    if (databaseAway !== undefined) {
      databaseAwayAt(world, databaseAway.fromMs, databaseAway.toMs);
    }
  },
};

function start(module: LearnerModule, port: Port): void {
  const { dispatch } = module as { dispatch: (context: Port) => unknown };
  dispatch(port);
}

/** The trace has what the database does, and not what it refuses: that is noted here. */
function watched(port: Port, world: World): Port {
  const storeOf = port.store.bind(port);
  const noted = (answer: ReturnType<Port['sleep']>, asked: string) => {
    void answer.then(undefined, (reason: unknown) => {
      if ((reason as { readonly name?: unknown }).name === 'StoreError') world.fact('hooks', 'refuses', asked);
    });
    return answer;
  };
  port.store = (name) => {
    const store = storeOf(name);
    return {
      get: (table, ...rest) => noted(store.get(table, ...rest), table),
      list: (table, ...rest) => noted(store.list(table, ...rest), table),
      transaction: (work) => noted(store.transaction(work), 'a transaction'),
    };
  };
  return port;
}

function provideEndpoint(
  world: World,
  { name, answerMs = 100, refuses }: EndpointPlan,
  { crash, databaseAwayOn }: Parameters,
): void {
  const attempts = new Map<string, number>();
  let answers = 0;
  world.service(name, {
    serviceTime: constant(answerMs),
    respond({ body }) {
      answers += 1;
      if (databaseAwayOn?.of === name && databaseAwayOn.answer === answers)
        databaseAwayAt(world, world.now, world.now + databaseAwayOn.forMs);
      if (crash?.of === name && crash.answers.includes(answers)) crashAt(world, world.now + crash.afterMs);
      const eventId = /evt_\d+/.exec(String(body))?.[0] ?? '';
      const attempt = (attempts.get(eventId) ?? 0) + 1;
      attempts.set(eventId, attempt);
      const isMeant = refuses?.only === undefined || refuses.only.some((event) => eventId === `evt_${event}`);
      if (refuses !== undefined && isMeant && attempt <= (refuses.times ?? Infinity)) throw serviceError(503, `${name} is away`);
      return {};
    },
  });
}

function databaseAwayAt({ at, faults }: World, fromMs: number, toMs: number): void {
  at(fromMs, () => faults.fail('hooks', { status: 503, message: 'the database is away' }));
  at(toMs, () => faults.recover('hooks'));
}

function crashAt({ at, faults }: World, atMs: number): void {
  at(atMs, () => faults.crash('dispatcher'));
  at(atMs + downMs, () => faults.restart('dispatcher'));
}
