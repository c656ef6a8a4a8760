import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { createSiteHandler, listen, type Listening } from '../../src/cli/serve/index.ts';
import { clearHttpCache, keptOnUse } from './support/offline.ts';
import { address, answer, ready, run, solution, starter, status } from './support/workspace.ts';

const base = '/some/path/';
const project = join(import.meta.dirname, '..', '..');
test.use({ serviceWorkers: 'allow' });

let folder: string;
let site: Listening;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  folder = mkdtempSync(join(tmpdir(), '202-accepted-sub-path-'));
  await promisify(execFile)('npx', ['astro', 'build', '--outDir', folder], {
    cwd: project,
    env: { ...process.env, SITE_BASE: base },
    maxBuffer: 2 ** 26,
  });
  site = await listen(createSiteHandler({ root: folder, base }), 0);
});

test.afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a site below a path works as at the root: an exercise is found, solved, and nothing is refused or asked for elsewhere; then it works without the network', async ({
  page,
}) => {
  const origin = `http://localhost:${site.port}`;
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(origin + base)) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(origin + base);
  await page.goto(`${origin}${base}exercises/`);
  await page
    .locator(`a[href="${base}${address.slice(1)}"]`)
    .first()
    .click();
  await ready(page);
  await answer(page, starter);
  await run(page);
  await expect(page.locator('.check[data-verdict="fail"] .story').first()).toContainText('ms');
  await answer(page, 'export async function loadProfile() { for (;;) {} }');
  await run(page);
  await expect(page.locator('.failure')).toHaveAttribute('data-kind', 'loop-budget');
  await answer(page, solution);
  await run(page);
  await expect(status(page)).toContainText('All 7 checks hold');
  expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')).not.toMatch(
    /script-src[^;]*'unsafe-(inline|eval)'/,
  );
  await page.goto(`${origin}${base}search/?q=outbox`);
  await page.locator('course-search .found a').first().click();
  await expect(page.locator('h1')).toBeVisible();
  expect(page.url()).toContain(base);
  expect(complaints).toEqual([]);

  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(origin + base);
  // The editor was opened before the worker was there; it joins what is kept all the same.
  await keptOnUse(page, ['editor.api', 'ts.worker', 'judge-worker', 'realm/fan-out-a-page.js']);
  await site.close();
  await clearHttpCache(page);
  await page.goto(`${origin}${base}lessons/02-latency/`);
  await expect(page.locator('h1')).toHaveText('Latency');
  await page.goto(origin + base + address.slice(1));
  await ready(page);
  await answer(page, solution);
  await run(page);
  await expect(status(page)).toContainText('All 7 checks hold');
});
