import { expect, test } from 'vitest';
import type { ExerciseWorld, Trace, World } from '../../src/lab/index.ts';
import { executePlan, type Crash } from '../../src/realm/execute-plan.ts';
import { CannotLoad } from '../../src/realm/learner-module.ts';
import type { RealmMessage } from '../../src/runner/protocol.ts';

const traceOf = (seed: number, crossings = 0): Trace => ({
  seed,
  records: [],
  end: { reason: 'quiescent' },
  endedAt: 0,
  events: 0,
  jobs: 0,
  crossings,
});

const plan = (name: string, seed: number, crashSweep = false) => ({ name, seed, untilMs: 10, parameters: null, crashSweep });

/** Executes a plan on worlds that do nothing but make `crossings` crossings each. */
function execute(runs: ExerciseWorld['runs'], { crossings = 0, seed = undefined as number | undefined, load = () => ({}) } = {}) {
  const messages: RealmMessage[] = [];
  const opened: { seed: number; crash: Crash | undefined }[] = [];
  executePlan({
    world: { exports: {}, runs, build: (_world, _run, instantiate) => void instantiate() },
    open(seed, crash) {
      opened.push({ seed, crash });
      return { world: { run: () => traceOf(seed, crossings) } as unknown as World, instantiate: load };
    },
    post: (message) => messages.push(message),
    ...(seed === undefined ? {} : { seed }),
  });
  return { messages, opened, runs: messages.filter((message) => message.type === 'run') };
}

test('each run of the plan gets a fresh world, in order, and its own message; then comes the end', () => {
  const { messages, opened } = execute([plan('healthy', 1), plan('slow', 2)]);
  expect(
    messages.map((message) => (message.type === 'run' ? [message.number, message.planned, message.run.name] : message)),
  ).toEqual([[0, 2, 'healthy'], [1, 2, 'slow'], { type: 'end', runs: 2 }]);
  expect(opened.map(({ seed }) => seed)).toEqual([1, 2]);
});

test('a crash sweep repeats a run with a crash before and after each crossing that the run made', () => {
  const { runs, opened } = execute([plan('pay', 1, true), plan('later', 2)], { crossings: 2 });
  expect(opened.map(({ crash }) => crash && `${crash.side} ${crash.crossing}`)).toEqual([
    undefined,
    'before 0',
    'after 0',
    'before 1',
    'after 1',
    undefined,
  ]);
  expect(runs.map(({ planned }) => planned)).toEqual([6, 6, 6, 6, 6, 6]);
  expect(runs[2]?.run).toMatchObject({ index: 2, name: 'pay', crash: { crossing: 0, side: 'after' } });
});

test('a seed from outside takes the place of every seed', () => {
  const { opened, runs } = execute([plan('a', 1), plan('b', 2)], { seed: 77 });
  expect(opened.map(({ seed }) => seed)).toEqual([77, 77]);
  expect(runs.map(({ run }) => run.seed)).toEqual([77, 77]);
});

test('code that cannot be loaded ends the plan with its failure, before any run', () => {
  const failure = { kind: 'export-missing', name: 'pay', found: [] } as const;
  const { messages } = execute([plan('a', 1), plan('b', 2)], {
    load: () => {
      throw new CannotLoad(failure);
    },
  });
  expect(messages).toEqual([
    { type: 'load-failed', failure },
    { type: 'end', runs: 0 },
  ]);
});

test('a mistake of the exercise itself is not told as the fault of the learner', () => {
  const broken = () => {
    throw new Error('the world is broken');
  };
  expect(() => execute([plan('a', 1)], { load: broken })).toThrow('the world is broken');
});
