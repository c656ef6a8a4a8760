import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
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
    env: { ...process.env, SITE_URL: 'https://example.org', SITE_BASE: base },
    maxBuffer: 2 ** 26,
  });
  site = await listen(createSiteHandler({ root: folder, base }), 0);
});

test.afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whatever goes wrong from here on: complaints of the console, answers that are errors, requests that leave the site. */
function watch(page: Page, origin: string): readonly string[] {
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
  return complaints;
}

/** One built page of each kind: all of the first level, and the first below each of them. */
function pageOfEachKind(): readonly string[] {
  const kinds = new Map<string, string>();
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  for (const file of pages.sort()) {
    const path = file.replace(/index\.html$/, '');
    const kind = path.replace(/^(lessons|exercises|practice)\/.+/, '$1/*');
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  return [...kinds.values()];
}

test('a page of every kind below a path keeps to its strict policy, names its whole address, and complains of nothing', async ({
  page,
}) => {
  const origin = `http://localhost:${site.port}`;
  const complaints = watch(page, origin);
  const kinds = pageOfEachKind();
  expect(kinds).toEqual(
    expect.arrayContaining(['', '404.html', 'exercises/', 'practice/', 'progress/', 'review/', 'search/', 'offline/']),
  );
  for (const path of kinds) {
    const response = await page.goto(origin + base + path, { waitUntil: 'networkidle' });
    expect(response?.headers()['content-security-policy'], path).toBe("frame-ancestors 'none'");
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy, path).toMatch(/default-src 'self';.*object-src 'none'/);
    expect(policy, path).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    await expect(page.locator('h1'), path).toHaveCount(1);
    const outside = await page.evaluate(
      (below) =>
        [...document.querySelectorAll('a[href^="/"]')]
          .map((a) => a.getAttribute('href'))
          .filter((href) => !href?.startsWith(below)),
      base,
    );
    expect(outside, path).toEqual([]);
    const picture = (await page.locator('meta[property="og:image"]').getAttribute('content'))?.replace(
      `https://example.org${base}`,
      '',
    );
    expect(
      readFileSync(join(folder, picture ?? ''))
        .subarray(1, 4)
        .toString(),
      path,
    ).toBe('PNG');
    if (path !== '404.html')
      expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(`https://example.org${base}${path}`);
  }
  expect(readFileSync(join(folder, 'sitemap.xml'), 'utf8')).toContain(`<loc>https://example.org${base}lessons/02-latency/</loc>`);
  expect(complaints).toEqual([]);
});

test('a site below a path works as at the root: an exercise is found, solved, and nothing is refused or asked for elsewhere; then it works without the network', async ({
  page,
}) => {
  const origin = `http://localhost:${site.port}`;
  const complaints = watch(page, origin);
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
