import { expect, test } from 'vitest';
import { constant, createWorld, type ExerciseWorld, type FreeRun, type Trace } from '../../src/lab/index.ts';
import { freeWorld } from '../../src/realm/free-world.ts';
import { plannedRunsOf } from '../../src/realm/planned-runs.ts';

const exercise: ExerciseWorld<{ readonly serviceMs: number }> = {
  exports: { ask: 'function' },
  runs: [
    { name: 'healthy', seed: 1, untilMs: 5000, parameters: { serviceMs: 20 } },
    { name: 'slow', seed: 2, untilMs: 5000, fault: 'b is slow', parameters: { serviceMs: 900 }, crashSweep: true },
  ],
  build(world, { parameters }, instantiate) {
    world.service('b', { serviceTime: constant(parameters.serviceMs), respond: () => 'done' });
    world.store('db', {});
    world.queue('jobs', {});
    world.host('a', { instantiate, handle: (_module, request, port) => port.call('b', request.body) });
    world.client('page').call('a', 'ask', null, { atMs: 10 });
  },
};

const free = (changes: Partial<FreeRun>): FreeRun => ({
  from: 0,
  seed: 1,
  parameters: { serviceMs: 20 },
  faults: [],
  ...changes,
});

function execute(run: FreeRun): Trace {
  const { runs, build } = freeWorld(exercise as ExerciseWorld, run);
  const [plan] = runs;
  if (!plan) throw new Error('A free world plans one run.');
  const world = createWorld({ seed: plan.seed });
  build(world, plan, () => ({}));
  return world.run(plan.untilMs);
}

test('a free run is one run with the seed and the parameters that the reader chose', () => {
  const { runs } = freeWorld(exercise as ExerciseWorld, free({ from: 1, seed: 77, parameters: { serviceMs: 5 } }));
  expect(runs).toEqual([{ name: 'slow', seed: 77, untilMs: 5000, parameters: { serviceMs: 5 } }]);
  const quick = execute(free({ parameters: { serviceMs: 5 } }));
  const slow = execute(free({ parameters: { serviceMs: 500 } }));
  expect((slow.records.at(-1)?.at ?? 0) - (quick.records.at(-1)?.at ?? 0)).toBe(495);
});

test('an added fault begins and ends when the reader said', () => {
  const { records } = execute(free({ faults: [{ fault: 'slow', target: 'b', fromMs: 0, untilMs: 300 }] }));
  const noted = records.filter(({ kind }) => kind === 'fault-began' || kind === 'fault-ended');
  expect(noted.map(({ kind, at }) => [kind, at])).toEqual([
    ['fault-began', 0],
    ['fault-ended', 300],
  ]);
});

test('every fault that a planned run offers can be added to it', () => {
  const [first] = plannedRunsOf(exercise as ExerciseWorld);
  expect(first?.faults.map(({ fault, target }) => `${target} ${fault}`)).toEqual([
    ...['b slow', 'b hang', 'b fail', 'db slow', 'db hang', 'db fail', 'jobs duplicate', 'jobs fail', 'a crash'],
  ]);
  for (const each of first?.faults ?? []) {
    const { records } = execute(free({ faults: [{ ...each, fromMs: 5, untilMs: 400 }] }));
    const ended = records.filter(({ kind, at }) => at === 400 && (kind === 'fault-ended' || kind === 'restarted'));
    expect(ended, `${each.target} ${each.fault}`).toHaveLength(1);
  }
});

test('a run that the world does not have is refused in words', () => {
  expect(() => freeWorld(exercise as ExerciseWorld, free({ from: 9 }))).toThrow(
    'This exercise has 2 runs; there is none of the number 9.',
  );
});
