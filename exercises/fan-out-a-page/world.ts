import { constant, serviceError } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Plain, Port, World } from '../../src/lab/index.ts';
import { parts, runs, type Parameters, type Part } from './world/runs.ts';

/** Where the latencies of a healthy run come from; every part stays well below the 300 ms that an optional one has. */
const drawnBetweenMs: Readonly<Record<Part, readonly [least: number, most: number]>> = {
  user: [40, 80],
  orders: [60, 170],
  recs: [40, 130],
  ads: [30, 180],
};

export const world: ExerciseWorld<Parameters> = {
  exports: { loadProfile: 'function' },
  runs,
  build(world, { parameters }, instantiate) {
    const answers = createAnswers(world, parameters.isNew ?? false);
    const latency = world.stream('latency');
    const fails = (part: Part, request: IncomingCall): boolean =>
      (parameters.fails?.includes(part) ?? false) &&
      (parameters.failsFor === undefined || textOf(request, 'userId') === parameters.failsFor);
    for (const part of parts) {
      // Drawn for every part in the same order, so that naming one latency leaves the others as they were.
      const drawnMs =
        drawnBetweenMs[part][0] + Math.floor(latency.uniform() * (drawnBetweenMs[part][1] - drawnBetweenMs[part][0]));
      world.service(part, {
        concurrency: 16,
        serviceTime: constant(parameters.latencyMs?.[part] ?? drawnMs),
        respond(request) {
          if (fails(part, request)) throw serviceError(parameters.failsWith ?? 503, `${part} cannot answer`);
          return answers[part](request);
        },
      });
      if (parameters.hangs?.includes(part)) world.at(parameters.hangsFromMs ?? 0, () => world.faults.hang(part));
    }
    world.host('profile', { instantiate, handle: loadProfile });
    const page = world.client('page');
    for (const { userId, atMs } of parameters.pages ?? [{ userId: 'u1', atMs: 0 }])
      page.call('profile', 'loadProfile', { userId }, { atMs });
  },
};

function loadProfile(module: LearnerModule, request: IncomingCall, port: Port): unknown {
  const { loadProfile } = module as { loadProfile: (userId: string, context: Port) => unknown };
  return loadProfile(textOf(request, 'userId'), port);
}

/** Each answer belongs to one user, so that a page with somebody else's is seen. */
function createAnswers(world: World, isNew: boolean): Record<Part, (request: IncomingCall) => Plain> {
  const segmentOf = (userId: string): string =>
    userId === 'u3' && world.now >= 1000 ? 'returning' : (segments[userId] ?? 'guest');
  return {
    user(request) {
      const id = textOf(request, 'userId');
      return { id, name: `Customer ${id}`, segment: segmentOf(id) };
    },
    orders(request) {
      const id = textOf(request, 'userId');
      return isNew
        ? []
        : [
            { id: `${id}-o2`, totalCents: 4200 },
            { id: `${id}-o1`, totalCents: 0 },
          ];
    },
    recs(request) {
      const segment = textOf(request, 'segment');
      return isNew ? [] : [{ id: `${segment}-p1`, title: `Most bought by ${segment}` }];
    },
    ads(request) {
      const id = textOf(request, 'userId');
      return isNew ? [] : [{ id: `${id}-a1`, text: `For ${id} only` }];
    },
  };
}

const segments: Readonly<Record<string, string>> = { u1: 'hikers', u2: 'climbers', u3: 'newcomers' };

/** A request may hold anything: learner code made it. */
function textOf(request: IncomingCall, field: string): string {
  const { body } = request;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? String(Reflect.get(body, field)) : 'nobody';
}
