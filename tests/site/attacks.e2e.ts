import { expect, test } from '@playwright/test';
import { openAttacks, outcomeOf, runAttacks, type Outcome } from '../attacks/browser/drive.ts';
import type { Seen } from '../attacks/browser/page-side.ts';
import { attackTable } from '../attacks/browser/table.ts';
import { honest } from '../attacks/exercise.ts';
import { attackerPort } from '../attacks/powers.ts';
import { bombs, controls, suite } from '../attacks/suite.ts';
import { loggingServer } from './support/logging-server.ts';

const address = '/exercises/fan-out-a-page/';
const outcomes: Outcome[] = [];
test.afterAll(() => console.log(attackTable(outcomes)));

const failed = (all: readonly Outcome[]) =>
  all.filter(({ problems }) => problems.length > 0).map(({ attack, problems }) => `${attack.name}: ${problems.join('; ')}`);

/** The server logs who comes, or this test could not fail; and nobody else came. */
async function expectOnlyOurselves(attacker: { readonly url: string; readonly seen: readonly string[] }): Promise<void> {
  await fetch(`${attacker.url}/ourselves`);
  expect(attacker.seen).toEqual(['GET /ourselves']);
}

test('no program passes, gets through, smuggles, calls out, keeps anything, makes markup or holds up the page', async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  const attacker = await loggingServer(attackerPort);
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    if (request.url().startsWith(attacker.url)) elsewhere.push(request.url());
  });
  try {
    await page.goto(address);
    await openAttacks(page);
    const found = await runAttacks(page, suite, attacker.seen);
    outcomes.push(...found);
    expect(failed(found)).toEqual([]);
    await expectOnlyOurselves(attacker);
    expect(elsewhere).toEqual([]);
  } finally {
    await attacker.close();
  }
});

test('programs that do get through are found', async ({ page }) => {
  await page.goto(address);
  await openAttacks(page);
  const found = await runAttacks(page, controls, []);
  expect(failed(found)).toEqual([
    'control: passes: passed',
    expect.stringContaining('got through: '),
    expect.stringContaining('is told of as loop-budget'),
    expect.stringContaining('no line 7'),
  ]);
});

test('a program that fills the memory is named, and the page outlives it', async ({ context }) => {
  test.setTimeout(120_000);
  // Playwright takes a page for crashed when the process of any frame in it ends, so a second page watches the first.
  const [attacked, watcher] = [await context.newPage(), await context.newPage()];
  await attacked.goto(address);
  await openAttacks(attacked);
  await watcher.goto('/');
  const sources = [honest, ...bombs.flatMap(({ source }) => [source, honest])];
  await attacked.evaluate(`void attacks.runUnwatched(${JSON.stringify(sources)})`);
  await watcher.waitForFunction(() => localStorage.getItem('seen') !== null, undefined, { timeout: 60_000 });
  const all = JSON.parse((await watcher.evaluate(() => localStorage.getItem('seen'))) ?? '[]') as Seen[];
  expect(all).toHaveLength(sources.length);
  const found = bombs.map((bomb, index) => outcomeOf(bomb, all[2 * index + 1]!, { before: all[0]!, next: all[2 * index + 2]! }));
  outcomes.push(...found);
  expect(failed(found)).toEqual([]);
});
