import type { ExerciseWorld, FreeRun, World } from '../lab/index.ts';

type Faulted = FreeRun['faults'][number];

const slowFactor = 10;

/**
 * The world of an exercise with a plan of one run: the one that a reader put together. An added fault ends what the run itself
 * does to the same target, for faults of one target are recovered from together.
 *
 * @throws RangeError where the world has no run of that number
 */
export function freeWorld(exercise: ExerciseWorld, { from, seed, parameters, faults }: FreeRun): ExerciseWorld {
  const base = exercise.runs[from];
  if (!base) throw new RangeError(`This exercise has ${exercise.runs.length} runs; there is none of the number ${from}.`);
  const { name, untilMs } = base;
  const told = faults.map(({ fault, target, fromMs, untilMs: end }) => `${target}: ${fault} from ${fromMs} to ${end} ms`);
  return {
    exports: exercise.exports,
    runs: [{ name, seed, untilMs, parameters, ...(told.length > 0 ? { fault: told.join(', ') } : {}) }],
    build(world, run, instantiate) {
      exercise.build(world, run, instantiate);
      for (const each of faults) inject(world, each);
    },
  };
}

function inject(world: World, { fault, target, fromMs, untilMs }: Faulted): void {
  const { faults } = world;
  const pairs: Readonly<Record<typeof fault, readonly [begin: () => void, end: () => void]>> = {
    slow: [() => faults.slow(target, { factor: slowFactor }), () => faults.recover(target)],
    hang: [() => faults.hang(target), () => faults.recover(target)],
    fail: [() => faults.fail(target, { status: 503, message: `${target} is down` }), () => faults.recover(target)],
    crash: [() => faults.crash(target), () => faults.restart(target)],
    duplicate: [() => faults.duplicate(target), () => faults.deliverOnce(target)],
  };
  const [begin, end] = pairs[fault];
  world.at(fromMs, begin);
  world.at(untilMs, end);
}
