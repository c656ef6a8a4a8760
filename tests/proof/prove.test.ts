import { describe, expect, test } from 'vitest';
import type { Exercise } from '../../src/judge/exercise.ts';
import type { Verdict } from '../../src/judge/verdict.ts';
import type { Answer, ExerciseFolder } from '../../src/proof/answers.ts';
import { prove, type Judge } from '../../src/proof/prove.ts';

const ids = ['oversold', 'refund'];
const meta: Exercise = {
  title: 'Sell once',
  version: 1,
  lesson: 'latency',
  after: [],
  minutes: 5,
  summary: 'Sell each thing once.',
  checks: ids.map((id) => ({ id, sentence: `No ${id}.`, hints: ['a', 'b', 'c'] })),
};

/** Sources say in a comment what becomes of them: `pass`, the id of a check, or the kind of a failure. */
const source = (fate: string) => `export const fate = '${fate}';\n`;
const right = (name: string, fate = 'pass'): Answer => ({ name: `right/${name}`, kind: 'right', source: source(fate) });
const wrong = (name: string, caughtBy: string, fate = caughtBy): Answer => ({
  name: `wrong/${name}`,
  kind: 'wrong',
  source: source(fate),
  caughtBy,
});

const sound: readonly Answer[] = [
  { name: 'starter', kind: 'starter', source: source('oversold') },
  { name: 'solution', kind: 'solution', source: source('pass') },
  ...['a', 'b', 'c'].map((name) => right(name)),
  ...['d', 'e', 'f', 'g'].map((name) => wrong(name, 'oversold')),
  wrong('h', 'refund'),
  wrong('i', 'never-settled'),
];

const judge: Judge = (text) => {
  const fate = /'(.*)'/.exec(text)?.[1] ?? '';
  const verdict: Verdict = {
    exercise: 'sell-once',
    verdict: fate === 'pass' ? 'pass' : ids.includes(fate) ? 'fail' : 'error',
    checks: ids.map((id) => ({
      id,
      title: id,
      verdict: id === fate ? 'fail' : 'pass',
      ...(id === fate ? { story: `${id} happened.` } : {}),
    })),
    ...(fate === 'never-settled' ? { failure: { kind: 'never-settled', title: 'Nobody answered', story: 'It waited.' } } : {}),
    runs: 3,
    planned: 3,
    events: 10,
    traceHash: '0123456789abcdef',
  };
  return Promise.resolve({ verdict, durationMs: 1 });
};

const folder = (answers: readonly Answer[], brief = 'Sell each thing once.'): ExerciseFolder => ({
  id: 'sell-once',
  brief,
  answers,
  excuses: {},
  problems: [],
});
const problemsOf = async (answers: readonly Answer[], by = judge) => (await prove(folder(answers), meta, by)).problems;
const replaced = (name: string, answer: Answer) => sound.map((each) => (each.name === name ? answer : each));

describe('a proof', () => {
  test('has nothing to say against an exercise that judges rightly', async () => {
    const { problems, tripped, rows } = await prove(folder(sound), meta, judge);
    expect(problems).toEqual([]);
    expect(tripped['refund']).toEqual(['wrong/h']);
    expect(rows).toHaveLength(sound.length);
  });

  test('names a starter that passes', async () => {
    expect(await problemsOf(replaced('starter', { name: 'starter', kind: 'starter', source: source('pass') }))).toEqual([
      'starter: it must fail by a check, and passed',
    ]);
  });

  test('names a right answer that is rejected, with the story', async () => {
    const [problem] = await problemsOf(replaced('right/b', right('b', 'refund')));
    expect(problem).toContain('right/b: it must pass, and was caught by refund');
    expect(problem).toContain('refund happened.');
  });

  test('names a wrong answer that passes, and one that is caught by something else', async () => {
    const [passed, other] = [
      await problemsOf(replaced('wrong/d', wrong('d', 'oversold', 'pass'))),
      await problemsOf(replaced('wrong/d', wrong('d', 'oversold', 'refund'))),
    ];
    expect(passed).toEqual(['wrong/d: it must be caught by oversold, and passed']);
    expect(other[0]).toContain('wrong/d: it must be caught by oversold, and was caught by refund');
  });

  test('names a check that catches nothing', async () => {
    expect(await problemsOf(replaced('wrong/h', wrong('h', 'oversold')))).toEqual(['check refund: no answer trips it']);
  });

  test('names an answer whose traces differ when it is judged again', async () => {
    let count = 0;
    const restless: Judge = async (text, options) => {
      const judged = await judge(text, options);
      return { ...judged, verdict: { ...judged.verdict, traceHash: String(count++) } };
    };
    const problems = await problemsOf(sound, restless);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['starter', 'solution']);
    expect(problems[0]).toContain('judged twice, its traces differ');
  });

  test('names a brief that is too long, an import of something else and an error of types', async () => {
    const answers = replaced('right/a', {
      ...right('a'),
      source: `import { b } from './b';\nconst n: number = 'pass';\nexport { b, n };\n`,
    });
    const { problems } = await prove(folder(answers, 'word '.repeat(201)), meta, judge);
    expect(problems[0]).toContain('brief.md has 201 words');
    expect(problems.some((problem) => problem.startsWith('right/a: line 2:'))).toBe(true);
    expect(problems).toContain('right/a: imports ./b; learners have only lab');
  });
});
