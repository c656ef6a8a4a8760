import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bundleRealm, UnknownExercise } from '../../../src/realm/bundle.ts';
import { exerciseFolder, judgeInNode } from '../../../src/runner/node/index.ts';

const exercise = 'fan-out-a-page';
const answer = (name: string) => readFileSync(join(exerciseFolder(exercise), `${name}.ts`), 'utf8');
const loadProfile = (body: string, outside = '') =>
  `import type { Context } from 'lab';\n${outside}export async function loadProfile(userId: string, { call, sleep }: Context): Promise<unknown> {\n${body}\n}\n`;

let realm: string;
beforeAll(async () => void (realm = await bundleRealm(exercise)));
const judge = (source: string, options = {}) => judgeInNode(exercise, source, { realm, ...options });

test('the solution passes the whole plan; the starter fails by a check with a story', async () => {
  const solution = await judge(answer('solution'));
  expect(solution.verdict).toMatchObject({ verdict: 'pass', runs: solution.verdict.planned });
  const starter = await judge(answer('starter'));
  expect(starter.verdict.verdict).toBe('fail');
  expect(starter.verdict.checks.find(({ verdict }) => verdict === 'fail')?.story).toBeTruthy();
  expect(starter.shown?.trace.records.length).toBeGreaterThan(0);
});

test('judging stops at the first failing run, unless all are asked for', async () => {
  const first = (await judge(answer('starter'))).verdict;
  const all = (await judge(answer('starter'), { all: true })).verdict;
  expect(first.runs).toBeLessThan(all.runs);
  expect(all.runs).toBe(all.planned);
});

test('the same source leaves the same traces; another seed leaves others', async () => {
  const [one, two, other] = [
    await judge(answer('solution')),
    await judge(answer('solution')),
    await judge(answer('solution'), { seed: 99 }),
  ];
  expect(one.verdict.traceHash).toBe(two.verdict.traceHash);
  expect(other.verdict.traceHash).not.toBe(one.verdict.traceHash);
});

test.each([
  ['a loop without end', loadProfile('for (;;) {}'), 'loop-budget', 3],
  ['a loop that awaits nothing', loadProfile('while (true) await null;'), 'jobs-budget', 3],
  ['a promise that never settles', loadProfile('await new Promise(() => {});'), 'never-settled', undefined],
  [
    'a timer of no delay that sets itself again',
    loadProfile('const again = () => setTimeout(again, 0); again(); await new Promise(() => {});'),
    'events-budget',
    undefined,
  ],
  ['a syntax error', 'export async function loadProfile( {', 'does-not-compile', 1],
  ['an error while loading', loadProfile('', `throw new Error('at load');\n`), 'threw-while-loading', undefined],
  ['an export that is missing', 'export function load() {}', 'export-missing', undefined],
  ['an export that is no function', 'export const loadProfile = 1;', 'export-wrong-type', undefined],
  ['work that no counter sees', loadProfile(`return /^(a+)+$/.test('a'.repeat(60) + 'b');`), 'wall-clock', undefined],
])('%s has its own verdict within 2 s', async (_, source, kind, line) => {
  const { verdict, durationMs } = await judge(source);
  expect([verdict.verdict, verdict.failure?.kind]).toEqual(['error', kind]);
  if (line !== undefined) expect(verdict.failure?.source?.line).toBe(line);
  expect(durationMs).toBeLessThan(2000);
  expect((await judge(answer('solution'))).verdict.verdict).toBe('pass');
});

test('a rejection that nobody handles is found, with its line', async () => {
  const { verdict } = await judge(loadProfile(`void Promise.reject(new Error('nobody'));\nawait sleep(1);`));
  expect(verdict.checks.find(({ id }) => id === 'nothing-unhandled')).toMatchObject({ verdict: 'fail', source: { line: 3 } });
});

test('an unknown exercise is refused with the ids that there are', async () => {
  await expect(judgeInNode('no-such-exercise', '')).rejects.toThrow(UnknownExercise);
  await expect(judgeInNode('no-such-exercise', '')).rejects.toThrow('fan-out-a-page');
});

test('the realm has the same bytes each time it is bundled, and names no folder of this machine', async () => {
  expect(await bundleRealm(exercise)).toBe(realm);
  expect(realm).not.toContain(process.cwd());
});
