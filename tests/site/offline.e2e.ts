import { expect, test } from '@playwright/test';
import { createSiteHandler, listen } from '../../src/cli/serve/index.ts';
import { builtSite } from '../attacks/browser/bundle.ts';
import { address, answer, ready, run, solution, starter, status } from './support/workspace.ts';

const hangs = 'export async function loadProfile() { return /^(a+)+$/.test("a".repeat(60) + "b"); }';

test('once a page has run code, it goes on to do so after the server is gone: verdicts, hangs and the run to look at', async ({
  page,
}) => {
  const site = await listen(createSiteHandler({ root: builtSite, base: '/' }), 0);
  try {
    await page.goto(`http://localhost:${site.port}${address}`);
    await ready(page);
    await answer(page, solution);
    await run(page);
    await expect(status(page)).toContainText('All 7 checks hold');
  } finally {
    await site.close();
  }
  await expect(fetch(`http://localhost:${site.port}/`)).rejects.toThrow();

  await answer(page, starter);
  await run(page);
  await expect(page.locator('.check[data-verdict="fail"] .story').first()).toContainText('ms');
  await expect(page.locator('timeline-view').first()).toBeVisible();
  await answer(page, hangs);
  await run(page);
  await expect(page.locator('.failure')).toHaveAttribute('data-kind', 'wall-clock');
  await answer(page, solution);
  await run(page);
  await expect(status(page)).toContainText('All 7 checks hold');
});
