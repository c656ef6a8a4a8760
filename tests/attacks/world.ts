import { constant } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port } from '../../src/lab/index.ts';

/**
 * A world for attacks: the victim is asked three times, crashes after the second time and is restarted; `echo` gives back what it gets, and
 * there are a queue and a store. The plan has the same run twice, so that a note left anywhere between runs shows as well, and then again with a
 * crash at each crossing.
 */
export const world: ExerciseWorld = {
  exports: { attack: 'function' },
  runs: [1, 2].map((round) => ({
    name: `round ${round}`,
    seed: 7,
    untilMs: 20_000,
    fault: 'the victim crashes',
    parameters: {},
    crashSweep: round === 2,
  })),
  build(world, _plan, instantiate) {
    world.service('echo', { concurrency: 8, serviceTime: constant(1), respond: ({ body }) => body });
    world.store('notes');
    world.queue('elsewhere');
    world.host('victim', { instantiate, handle: callAttack });
    const caller = world.client('caller');
    for (const atMs of [0, 1000, 3000]) caller.call('victim', 'attack', { shared: { list: [] } }, { atMs });
    world.at(2000, () => world.faults.crash('victim'));
    world.at(2500, () => world.faults.restart('victim'));
  },
};

function callAttack(module: LearnerModule, request: IncomingCall, port: Port): unknown {
  const { attack } = module as { attack: (request: unknown, context: Port) => unknown };
  return attack(request.body, port);
}
