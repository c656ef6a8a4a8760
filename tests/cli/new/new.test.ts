import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checked } from '../../../src/catalog/checked.ts';
import { coachSchema } from '../../../src/catalog/coach.ts';
import { promptSchema } from '../../../src/catalog/prompt.ts';
import { cardsSchema } from '../../../src/catalog/question.ts';
import { experimentSchema } from '../../../src/experiment/index.ts';
import { typeCheck } from '../../../src/proof/type-check.ts';

/** A copy of the project, so that what is made is used by the project's own commands and leaves nothing behind. */
const project = join(import.meta.dirname, '..', '..', '..');
const copy = mkdtempSync(join(tmpdir(), 'new-'));

beforeAll(() => {
  for (const name of ['src', 'content', 'exercises', 'templates', 'package.json', 'tsconfig.json'])
    cpSync(join(project, name), join(copy, name), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const run = (command: string, ...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`src/cli/${command}.ts`, ...words], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: copy },
  });
  return { status, text: stdout + stderr };
};
const text = (file: string) => readFileSync(join(copy, file), 'utf8');
const json = (file: string): unknown => JSON.parse(text(file));

describe('a new exercise', { timeout: 60_000 }, () => {
  it('compiles, fails by a check as it starts, and passes when it is solved', () => {
    const made = run('new', 'exercise', 'greet-once');
    expect(made.status, made.text).toBe(0);
    expect(made.text).toContain('exercises/greet-once/exercise.ts');
    expect(made.text).toContain('npm run prove -- greet-once');
    const answers = ['starter', 'solution', 'right/chained', 'wrong/without-the-name'];
    const complaints = typeCheck(Object.fromEntries(answers.map((name) => [name, text(`exercises/greet-once/${name}.ts`)])));
    expect(Object.values(complaints).flat()).toEqual([]);
    const judged = (name: string) => run('judge', 'greet-once', `exercises/greet-once/${name}.ts`);
    expect(judged('starter')).toMatchObject({ status: 1, text: expect.stringContaining('asked-once') as string });
    expect(judged('solution')).toMatchObject({ status: 0 });
    expect(judged('right/chained')).toMatchObject({ status: 0 });
    expect(judged('wrong/without-the-name')).toMatchObject({ status: 1, text: expect.stringContaining('answered') as string });
    expect(text('exercises/greet-once/exercise.ts')).toContain("title: 'Greet once'");
  });

  it('is for the lesson that is named, and asks for one where none is', () => {
    const made = run('new', 'exercise', 'greet-late', '--lesson', 'failure');
    expect(made.status, made.text).toBe(0);
    expect(made.text).not.toContain('Which lesson');
    expect(text('exercises/greet-late/exercise.ts')).toContain("lesson: 'failure'");
    expect(run('new', 'exercise', 'greet-all').text).toMatch(
      /Next:\n {2}Which lesson is it for\? exercises\/greet-all\/exercise\.ts says 'latency'.*coupling, latency, failure/,
    );
    expect(text('exercises/greet-all/exercise.ts')).toContain("lesson: 'latency'");
  });
});

describe('a new lesson', () => {
  it('has its head and six cards', () => {
    expect(run('new', 'lesson', '12-schemas')).toMatchObject({ status: 0 });
    expect(text('content/lessons/12-schemas.mdx')).toMatch(/^---\ntitle: Schemas\n/);
    expect(checked(cardsSchema, 'cards', json('content/cards/12-schemas.json')).cards).toHaveLength(6);
  });

  it('is refused at a place that another has', () => {
    const { status, text: said } = run('new', 'lesson', '02-patience');
    expect(status).toBe(2);
    expect(said).toContain('content/lessons/02-latency.mdx has this place');
  });
});

describe('a new prompt', { timeout: 60_000 }, () => {
  it('is whole, has a place of its own, and its coach reads its sentences', () => {
    expect(run('new', 'prompt', 'refund')).toMatchObject({ status: 0 });
    const prompt = checked(promptSchema, 'prompt', json('content/prompts/refund.json'));
    checked(coachSchema, 'coach', json('content/prompts/coach/refund.json'));
    expect(prompt.claims[0]?.id).toBe('refund.m1');
    expect(prompt.place).toBeGreaterThan(1);
    const evaluated = run('coach', '--evaluate', 'refund');
    expect(evaluated.status, evaluated.text).toBe(0);
  });
});

describe('a new experiment', { timeout: 60_000 }, () => {
  it('runs on the lab', () => {
    expect(run('new', 'experiment', 'one-worker')).toMatchObject({ status: 0 });
    checked(experimentSchema, 'experiment', json('content/experiments/one-worker.json'));
    const ran = run('experiment', 'one-worker');
    expect(ran.status, ran.text).toBe(0);
    expect(ran.text).toContain('Right: After clearly more than that');
  });
});

describe('what cannot be made', () => {
  it.each([
    ['a kind that there is not', ['drill', 'x'], /Expected one of exercise, lesson, prompt, experiment; found "drill"/],
    ['no id', ['exercise'], /Expected an id such as "retry-with-backoff".*found nothing/],
    ['a malformed id', ['exercise', '../Oops'], /lower-case words with dashes between.*found "\.\.\/Oops"/],
    ['a lesson without its place', ['lesson', 'schemas'], /two digits for its place.*found "schemas"/],
    ['a lesson that there is not', ['exercise', 'greet', '--lesson', '03-failure'], /key of a lesson.*found "03-failure"/],
    ['anything else for a lesson', ['prompt', 'greet', '--lesson', 'failure'], /leave out --lesson/],
    ['an option that there is not', ['exercise', 'greet', '--loud'], /Unknown option '--loud'/],
    ['an id that is taken', ['exercise', 'saga'], /exercises\/saga is there already, and nothing was changed/],
  ])('is %s, in words', (_, words, message) => {
    const { status, text: said } = run('new', ...words);
    expect(status).toBe(2);
    expect(said).toMatch(message);
  });

  it('is half of a prompt: one file that is there already stops all of them', () => {
    writeFileSync(join(copy, 'content/prompts/coach/half.json'), 'mine');
    expect(run('new', 'prompt', 'half').status).toBe(2);
    expect(text('content/prompts/coach/half.json')).toBe('mine');
    expect(() => text('content/prompts/half.json')).toThrow('ENOENT');
  });
});
