import { constant } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule } from '../../src/lab/index.ts';

type Parameters = {
  readonly arrivalPerS: number;
  readonly capacityPerS: number;
  readonly outageS: number;
  readonly burst: number;
  /** How long the queue is watched after the outage, in s. */
  readonly watchS: number;
};

const load = (arrivalPerS: number, capacityPerS: number, outageS: number, burst: number, watchS: number) => ({
  arrivalPerS,
  capacityPerS,
  outageS,
  burst,
  watchS,
});
const plan = (name: string, seed: number, parameters: Parameters) => ({
  name,
  seed,
  untilMs: 1000 * (parameters.outageS + parameters.watchS) + 1,
  parameters,
});

export const world: ExerciseWorld<Parameters> = {
  exports: { drain: 'function' },
  runs: [
    plan('an outage of a minute, much to spare', 1, load(4, 20, 60, 0, 20)),
    plan('an outage of twenty seconds, little to spare', 2, load(8, 10, 20, 0, 90)),
    plan('no outage, a burst', 3, load(5, 12, 0, 140, 30)),
    plan('an outage and a burst', 4, load(6, 9, 15, 60, 60)),
    plan('a load that is hardly noticed', 5, load(1, 25, 40, 0, 10)),
    plan('as much arrives as can be handled', 6, load(10, 10, 12, 0, 40)),
    plan('more arrives than can be handled', 7, load(12, 9, 10, 20, 40)),
    plan('nothing arrives, nothing is there', 8, load(0, 5, 30, 0, 5)),
    plan('nothing arrives but a burst', 9, load(0, 5, 10, 50, 15)),
    plan('no outage, and more arrives than can be handled', 10, load(12, 9, 0, 0, 20)),
  ],
  build(world, { parameters: { watchS, ...load } }, instantiate) {
    const { arrivalPerS, capacityPerS, outageS, burst } = load;
    const backAt = outageS * 1000;
    world.host('planner', { instantiate, handle });
    world.client('on-call').call('planner', 'drain', load, { atMs: 0 });

    world.service('consumer', { concurrency: 1, serviceTime: constant(1000 / capacityPerS) });
    // A consumer that is down takes nothing up: what is sent waits on the way, in order.
    if (outageS > 0) {
      world.faults.hold('producers', 'consumer');
      world.at(backAt, () => world.faults.release('producers', 'consumer'));
    }
    const producers = world.client('producers');
    // Nobody waits beyond the time that is watched.
    const offered = (atMs: number) => ({ atMs, timeoutMs: backAt + watchS * 1000 - atMs });
    // Half a step aside, so that no arrival falls on the end of the outage.
    const arrivals = Math.floor((outageS + watchS) * arrivalPerS);
    for (let n = 0; n < arrivals; n++) producers.call('consumer', 'handle', { n }, offered(((n + 0.5) * 1000) / arrivalPerS));
    for (let n = 0; n < burst; n++) producers.call('consumer', 'handle', { n, burst: true }, offered(backAt));
  },
};

function handle(module: LearnerModule, { body }: IncomingCall): unknown {
  const { drain } = module as { drain: (load: unknown) => unknown };
  return drain(body);
}
