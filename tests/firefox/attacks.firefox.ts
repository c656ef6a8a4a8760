import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSiteHandler, listen, type Listening } from '../../src/cli/serve/index.ts';
import { builtSite } from '../attacks/browser/bundle.ts';
import { openAttacks, runAttacks, type Outcome } from '../attacks/browser/drive.ts';
import { attackTable } from '../attacks/browser/table.ts';
import { attackerPort } from '../attacks/powers.ts';
import { bombs, controls, suite } from '../attacks/suite.ts';
import { loggingServer } from '../site/support/logging-server.ts';
import { openFirefox } from './open-firefox.ts';

let browser: Browser;
let site: Listening;
beforeAll(async () => {
  [browser, site] = await Promise.all([openFirefox(), listen(createSiteHandler({ root: builtSite, base: '/' }), 0)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const failed = (all: readonly Outcome[]) =>
  all.filter(({ problems }) => problems.length > 0).map(({ attack, problems }) => `${attack.name}: ${problems.join('; ')}`);

async function exercisePage() {
  const page = await browser.newPage();
  await page.goto(`http://localhost:${site.port}/exercises/fan-out-a-page/`);
  await openAttacks(page);
  return page;
}

it('lets no program pass, get through, smuggle, call out, keep anything, make markup or hold up the page', async () => {
  const attacker = await loggingServer(attackerPort);
  try {
    const page = await exercisePage();
    const outcomes = await runAttacks(page, [...suite, ...bombs], attacker.seen);
    console.log(attackTable(outcomes));
    expect(failed(outcomes)).toEqual([]);
    // The server logs who comes, or this test could not fail.
    await fetch(`${attacker.url}/ourselves`);
    expect(attacker.seen).toEqual(['GET /ourselves']);
    await page.close();
  } finally {
    await attacker.close();
  }
}, 400_000);

it('would have found programs that get through', async () => {
  const page = await exercisePage();
  expect(failed(await runAttacks(page, controls, []))).toHaveLength(controls.length);
  await page.close();
});
