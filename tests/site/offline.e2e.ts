import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { bytesOf, type OfflinePlan } from '../../src/offline/plan.ts';
import { builtSite } from '../attacks/browser/bundle.ts';
import { violationsIn } from './support/accessibility.ts';
import { clearHttpCache, keptForReading, serveBuiltSite } from './support/offline.ts';
import { address, answer, ready, run, solution, starter, status } from './support/workspace.ts';

const hangs = 'export async function loadProfile() { return /^(a+)+$/.test("a".repeat(60) + "b"); }';
const plan = JSON.parse(readFileSync(join(builtSite, 'offline.json'), 'utf8')) as OfflinePlan;
const wholeMb = ((bytesOf(plan.reading) + bytesOf(plan.workshop)) / 1e6).toFixed(1);

test.describe('without a service worker', () => {
  test('once a page has run code, it goes on to do so after the server is gone: verdicts, hangs and the run to look at', async ({
    page,
  }) => {
    const site = await serveBuiltSite();
    try {
      await page.goto(site.origin + address);
      await ready(page);
      await answer(page, solution);
      await run(page);
      await expect(status(page)).toContainText('All 7 checks hold');
    } finally {
      await site.close();
    }
    await expect(fetch(site.origin)).rejects.toThrow();

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

  test('every file of the built site is in the plan, however large, or is none that a page needs', () => {
    const planned = new Set([...plan.reading, ...plan.workshop].map(({ url }) => url));
    const left = readdirSync(builtSite, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(builtSite, join(entry.parentPath, entry.name)))
      .filter((path) => !planned.has(path === 'index.html' ? './' : path.replace(/\/index\.html$/, '/')));
    expect(left.filter((path) => !/^[^/]+$|\.(png|jpg)$/.test(path))).toEqual([]);
    for (const file of ['editor.api', 'ts.worker', 'editor.worker', 'judge-worker'])
      expect(plan.workshop.filter(({ url }) => url.startsWith(`_astro/${file}`)).map(({ url }) => url)).toHaveLength(1);
    const mb = (bytesOf(plan.reading) / 1e6).toFixed(1);
    console.log(`kept after the first visit: ${plan.reading.length} files, ${mb} MB; the whole course: ${wholeMb} MB`);
    expect(bytesOf(plan.reading)).toBeLessThan(6_000_000);
  });

  test('a browser that has none says so, and shows no button that could not work', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    await page.goto('/offline/');
    await expect(page.locator('keep-offline')).toContainText('This browser keeps nothing offline here');
    await expect(page.locator('keep-offline button:visible')).toHaveCount(0);
  });
});

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  const predict = async (page: Page) => {
    const experiment = page.locator('lesson-experiment').first();
    const field = experiment.locator('input[name=predicted]').first();
    await expect(field).toBeEnabled();
    if ((await field.getAttribute('type')) === 'radio') await field.check();
    else await field.fill('7');
    await field.press('Enter');
    await expect(experiment.locator('[data-part=judged] strong')).toBeVisible();
    const caption = await experiment.locator('figcaption').textContent();
    const knob = experiment.locator('.knob input');
    await knob.focus();
    await knob.press((await knob.inputValue()) === (await knob.getAttribute('max')) ? 'Home' : 'End');
    await expect(experiment.locator('figcaption')).not.toHaveText(caption ?? '');
  };

  const practise = async (page: Page) => {
    const field = page.locator('#answer');
    await field.fill('We write the charge as pending and an outbox row, and answer 202 with an id.');
    await page.locator('form:has(textarea) button[type=submit]').first().click();
    await expect(page.locator('#step-predict')).toBeVisible();
  };

  test('after one page was visited, the network may go: a lesson, a prediction, a prompt, the review, the search and every other page are there', async ({
    page,
  }) => {
    const site = await serveBuiltSite();
    await page.goto(site.origin);
    await keptForReading(page);
    await site.close();
    await clearHttpCache(page);

    await page.goto(`${site.origin}/lessons/02-latency/`);
    await predict(page);
    await page.locator('lesson-end').scrollIntoViewIfNeeded();
    await expect(page.locator('lesson-end[data-read]')).toBeVisible();
    await page.goto(`${site.origin}/practice/pay/`);
    await practise(page);
    await page.goto(`${site.origin}/review/`);
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.locator('review-session legend')).toBeVisible();

    await page.goto(`${site.origin}/search/?q=outbox`);
    await expect(page.locator('course-search .found > li').first()).toContainText(/outbox/i);

    await page.goto(`${site.origin}/lessons/03-failure`);
    await expect(page).toHaveURL(/\/lessons\/03-failure\/$/);
    for (const { url } of plan.reading.filter((file) => file.url.endsWith('/'))) {
      expect((await page.goto(new URL(url, site.origin).href))?.status(), url).toBe(200);
      await expect(page.locator('h1').first(), url).toBeVisible();
    }
    expect((await page.goto(`${site.origin}/no/such/page/`))?.status()).toBe(503);
    await expect(page.getByRole('heading', { name: 'Without a network' })).toBeVisible();
  });

  test('the whole course is kept by one click whose size is said; then the network may go: an exercise is solved in a page never opened before, and all else works', async ({
    page,
  }) => {
    const site = await serveBuiltSite();
    await page.goto(`${site.origin}/offline/`);
    await keptForReading(page);
    await expect(page.locator('keep-offline [data-part=reading]')).toHaveText(/^kept: /);
    const keep = page.getByRole('button', { name: /^Keep the whole course offline: \d+\.\d MB$/ });
    const mb = Number(/[\d.]+/.exec((await keep.textContent()) ?? '')?.[0]);
    expect(mb).toBeCloseTo(bytesOf(plan.workshop) / 1e6, 1);
    await keep.click();
    await expect(page.locator('keep-offline [data-part=state]')).toHaveText(/^The whole course is kept/);
    await expect(page.locator('keep-offline')).toContainText(`kept: ${mb.toFixed(1)} MB`);
    await site.close();
    await clearHttpCache(page);

    await page.goto(site.origin + address);
    await ready(page);
    await answer(page, solution);
    await run(page);
    await expect(status(page)).toContainText('All 7 checks hold');
    await expect(page.locator('[data-editor]')).toHaveAttribute('data-editor', 'monaco');
    await answer(page, starter);
    await run(page);
    await expect(page.locator('.check[data-verdict="fail"] .story').first()).toContainText('ms');
    await page.goto(`${site.origin}/lessons/02-latency/`);
    await predict(page);
    await page.locator('lesson-end').scrollIntoViewIfNeeded();
    await expect(page.locator('lesson-end[data-read]')).toBeAttached();
    await page.goto(`${site.origin}/review/`);
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.locator('review-session legend')).toBeVisible();
    await page.goto(`${site.origin}/practice/pay/`);
    await practise(page);
    await page.goto(`${site.origin}/search/?q=outbox`);
    await expect(page.locator('course-search .found > li').first()).toContainText(/outbox/i);
  });

  test('what the browser cleared of the copy comes back with the next page, and meanwhile is fetched', async ({ page }) => {
    const site = await serveBuiltSite();
    await page.goto(site.origin);
    await keptForReading(page);
    const count = () => page.evaluate(async () => (await (await caches.open((await caches.keys())[0] ?? '')).keys()).length);
    expect(await count()).toBe(plan.reading.length);
    await page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0] ?? '');
      for (const request of (await cache.keys()).slice(0, 50)) await cache.delete(request);
    });
    await page.goto(`${site.origin}/lessons/02-latency/`);
    await expect(page.locator('h1')).toHaveText('Latency');
    await expect.poll(count).toBe(plan.reading.length);
    await site.close();
  });

  test('an exercise that was worked on once works again without a network, though nobody asked to keep it', async ({ page }) => {
    const site = await serveBuiltSite();
    await page.goto(site.origin);
    await keptForReading(page);
    await page.goto(site.origin + address);
    await ready(page);
    await answer(page, starter);
    await run(page);
    await site.close();
    await clearHttpCache(page);
    await page.goto(site.origin + address);
    await ready(page);
    await answer(page, solution);
    await run(page);
    await expect(status(page)).toContainText('All 7 checks hold');
  });

  test('keeping the course shows its progress, can be stopped, goes on where it was, and all of it can be removed again', async ({
    page,
  }) => {
    let held: (() => void)[] | undefined = [];
    const site = await serveBuiltSite(builtSite, (handler) => (request, response) => {
      if (held && request.url?.includes('ts.worker')) held.push(() => handler(request, response));
      else handler(request, response);
    });
    await page.goto(`${site.origin}/offline/`);
    await keptForReading(page);
    await expect(page.locator('keep-offline [data-part=reading]')).toHaveText(/^kept: /);
    const keep = page.getByRole('button', { name: /^Keep the whole course offline/ });
    const size = async () => Number(/[\d.]+/.exec((await keep.textContent()) ?? '')?.[0]);
    const before = await size();
    await keep.focus();
    await page.keyboard.press('Enter');
    const stop = page.getByRole('button', { name: 'Stop' });
    await expect(stop).toBeFocused();
    await expect.poll(() => page.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(0.6);
    await expect(page.getByRole('progressbar', { name: `of ${wholeMb} MB kept` })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(keep).toBeFocused();
    const after = await size();
    expect(after).toBeLessThan(before - 5);
    expect(after).toBeGreaterThan(4);
    for (const answerNow of held) answerNow();
    held = undefined;
    await page.keyboard.press('Enter');
    await expect(page.locator('keep-offline [data-part=state]')).toHaveText(/^The whole course is kept/);
    expect(await violationsIn(page)).toEqual([]);

    await page.getByRole('button', { name: 'Remove the editor and the sandbox' }).click();
    await expect(keep).toBeVisible();
    expect(await size()).toBe(before);
    await page.getByRole('button', { name: 'Keep nothing in this browser' }).click();
    await expect(page.locator('keep-offline')).toContainText('keeps nothing of the course, as you asked');
    const left = () =>
      page.evaluate(async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]);
    await expect.poll(left).toEqual([0, 0]);
    await page.goto(site.origin);
    await page.waitForLoadState('networkidle');
    expect(await left()).toEqual([0, 0]);
    await page.goto(`${site.origin}/offline/`);
    await page.getByRole('button', { name: 'Keep the course here again' }).click();
    await keptForReading(page);
    await site.close();
  });
});
