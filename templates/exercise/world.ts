import { constant } from '../../src/lab/index.ts';
import type { ExerciseWorld } from '../../src/lab/index.ts';

type Parameters = {
  /** Time that `user` takes to answer. */
  readonly userMs: number;
};

/** Simplest run first. Add the faults that real life has: lost replies, failures, crashes, duplicates, load. */
export const world: ExerciseWorld<Parameters> = {
  exports: { greet: 'function' },
  runs: [
    { name: 'user answers', seed: 1, untilMs: 5000, parameters: { userMs: 40 } },
    { name: 'user is slow', seed: 2, untilMs: 5000, fault: 'user is slow', parameters: { userMs: 900 } },
  ],
  build(world, { parameters }, instantiate) {
    world.service('user', { concurrency: 4, serviceTime: constant(parameters.userMs), respond: () => ({ name: 'Ada' }) });
    world.host('greeter', {
      instantiate,
      handle(module, _request, port) {
        const { greet } = module as { greet: (userId: string, context: typeof port) => unknown };
        return greet('u1', port);
      },
    });
    world.client('page').call('greeter', 'greet', { userId: 'u1' }, { atMs: 0 });
  },
};
