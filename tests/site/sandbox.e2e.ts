import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { judgeInNode } from '../../src/runner/node/index.ts';
import { runnerInPage } from './support/runner-in-page.ts';

const exercise = 'fan-out-a-page';
const address = `/exercises/${exercise}/`;
const answer = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', 'exercises', exercise, `${name}.ts`), 'utf8');
const loadProfile = (body: string) => `export async function loadProfile(userId, context) {\n${body}\n}\n`;

const ends = [
  ['a loop without end', loadProfile('for (;;) {}'), 'loop-budget'],
  ['a loop that awaits nothing', loadProfile('while (true) await null;'), 'jobs-budget'],
  ['a promise that never settles', loadProfile('await new Promise(() => {});'), 'never-settled'],
  [
    'a timer of no delay that sets itself again',
    loadProfile('const again = () => setTimeout(again, 0); again(); await new Promise(() => {});'),
    'events-budget',
  ],
  ['a syntax error', 'export async function loadProfile( {', 'does-not-compile'],
  ['an error while loading', `throw new Error('at load'); export function loadProfile() {}`, 'threw-while-loading'],
  ['an export that is missing', 'export function load() {}', 'export-missing'],
  ['an export that is no function', 'export const loadProfile = 1;', 'export-wrong-type'],
  ['work that no counter sees', loadProfile(`/^(a+)+$/.test('a'.repeat(60) + 'b');`), 'wall-clock'],
] as const;

test('each way of not ending well has its own verdict within 2 s, and the next honest run passes', async ({ page }) => {
  test.setTimeout(120_000);
  const runner = await runnerInPage(page, address);
  await runner.judge(exercise, answer('solution'));
  for (const [name, source, kind] of ends) {
    const { verdict, durationMs, blockedMs } = await runner.judge(exercise, source);
    expect([name, verdict.verdict, verdict.failure?.kind]).toEqual([name, 'error', kind]);
    expect(durationMs, name).toBeLessThan(2000);
    expect(blockedMs, `the page stays responsive during ${name}`).toBeLessThan(150);
    const honest = await runner.judge(exercise, answer('solution'));
    expect([name, honest.verdict.verdict]).toEqual([name, 'pass']);
  }
});

test('page and terminal come to the same verdict by the same traces', async ({ page }) => {
  const runner = await runnerInPage(page, address);
  for (const name of ['starter', 'solution', 'wrong/one-promise-all', 'wrong/catch-without-a-limit']) {
    const here = (await runner.judge(exercise, answer(name))).verdict;
    const there = (await judgeInNode(exercise, answer(name))).verdict;
    expect({ name, ...here }).toEqual({ name, ...there });
  }
});
