import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { writeOffline } from '../../src/offline/build/index.ts';
import { clearHttpCache, copyOfBuiltSite, keptForReading, serveBuiltSite } from './support/offline.ts';
import { address, answer, ready, starter } from './support/workspace.ts';

test.use({ serviceWorkers: 'allow' });

/** Publishes a newer course: some pages say so in their title. */
async function publish(folder: string): Promise<void> {
  for (const path of [address, '/lessons/02-latency/', '/offline/', '/']) {
    const file = join(folder, path, 'index.html');
    writeFileSync(file, readFileSync(file, 'utf8').replace('<title>', '<title>Newer: '));
  }
  await writeOffline(folder);
}

/** A mark that a page loses when it is loaded anew. */
const mark = (page: Page) => page.evaluate(() => void Reflect.set(window, 'sameDocument', true));
const marked = (page: Page) => page.evaluate(() => Reflect.get(window, 'sameDocument') === true);
const notice = (page: Page) => page.locator('update-notice [role=status]');
const code = (page: Page) => page.locator('.view-lines, .cm-content').first();

test('a newer course that arrives during an exercise is announced and changes nothing; when the reader takes it, the code is there, to the last letter', async ({
  page,
  context,
}) => {
  const copy = copyOfBuiltSite();
  const site = await serveBuiltSite(copy.folder);
  try {
    await page.goto(site.origin + address);
    await keptForReading(page);
    await ready(page);
    await answer(page, '// first thoughts');
    await mark(page);
    await expect(notice(page)).toHaveText('');

    await publish(copy.folder);
    await clearHttpCache(page);
    const other = await context.newPage();
    await other.goto(`${site.origin}/lessons/02-latency/`);
    await expect(notice(page)).toContainText('A newer version of the course is ready');
    await expect(notice(other)).toContainText('A newer version of the course is ready');
    expect(await other.title()).not.toContain('Newer');
    expect(await marked(page)).toBe(true);
    await expect(code(page)).toHaveText('// first thoughts');
    await mark(other);

    // Typed, and at once accepted: the draft's own timer has not come yet.
    await answer(page, '// second thoughts');
    await page.getByRole('button', { name: 'Reload to update' }).click();
    await expect.poll(() => page.title()).toContain('Newer');
    await ready(page);
    await answerIsThere(page, '// second thoughts');
    await expect(notice(page)).toHaveText('');

    await expect(notice(other)).toContainText('in another tab');
    expect(await marked(other)).toBe(true);
    expect(await other.title()).not.toContain('Newer');
    await other.getByRole('button', { name: 'Reload to update' }).click();
    await expect.poll(() => other.title()).toContain('Newer');
  } finally {
    await site.close();
    copy.remove();
  }
});

test('a reader who says “not now” is left alone; the newer course is there once the last tab was closed, also without a network', async ({
  page,
  context,
}) => {
  const copy = copyOfBuiltSite();
  const site = await serveBuiltSite(copy.folder);
  try {
    await page.goto(site.origin);
    await keptForReading(page);
    await publish(copy.folder);
    await clearHttpCache(page);
    await page.goto(`${site.origin}/lessons/02-latency/`);
    await page.getByRole('button', { name: 'Not now' }).click();
    await expect(notice(page)).toHaveText('');
    await page.goto(site.origin);
    expect(await page.title()).not.toContain('Newer');
    // Moving on in the earlier course takes nothing from the newer one, which needs no network any more.
    await site.close();
    await clearHttpCache(page);
    await page.close();
    const next = await context.newPage();
    await expect(async () => {
      await next.goto('about:blank');
      await next.goto(site.origin);
      expect(await next.title()).toContain('Newer');
    }).toPass();
    await next.goto(`${site.origin}/lessons/02-latency/`);
    expect(await next.title()).toContain('Newer');
  } finally {
    await site.close();
    copy.remove();
  }
});

test('a sentence and an answer that are being written survive the update as well', async ({ page, context }) => {
  const copy = copyOfBuiltSite();
  const site = await serveBuiltSite(copy.folder);
  try {
    await page.goto(`${site.origin}/practice/drills/fix/`);
    await keptForReading(page);
    const prompt = await context.newPage();
    await prompt.goto(`${site.origin}/practice/pay/`);
    const sentence = page.locator('fix-drill textarea').first();
    await expect(sentence).toBeEnabled();
    const spoken = prompt.locator('#answer');
    await expect(spoken).toBeEnabled();
    await publish(copy.folder);
    await clearHttpCache(page);
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await expect(notice(page)).toContainText('A newer version');
    await mark(page);
    await sentence.fill('Accepted, not paid.');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Reload to update' }).click()]);
    expect(await marked(page)).toBe(false);
    await expect(sentence).toHaveValue('Accepted, not paid.');

    await expect(notice(prompt)).toContainText('in another tab');
    await mark(prompt);
    await spoken.fill('We answer 202 with an id.');
    await Promise.all([prompt.waitForEvent('load'), prompt.getByRole('button', { name: 'Reload to update' }).click()]);
    expect(await marked(prompt)).toBe(false);
    await expect(spoken).toHaveValue('We answer 202 with an id.');
  } finally {
    await site.close();
    copy.remove();
  }
});

test('where the code cannot be saved, the page is not reloaded and says why', async ({ page }) => {
  const copy = copyOfBuiltSite();
  const site = await serveBuiltSite(copy.folder);
  try {
    await page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      };
    });
    await page.goto(site.origin + address);
    await keptForReading(page);
    await ready(page);
    await publish(copy.folder);
    await clearHttpCache(page);
    await answer(page, '// only here');
    await mark(page);
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await page.getByRole('button', { name: 'Reload to update' }).click();
    await expect(notice(page)).toContainText('Not reloaded: Your code for “');
    expect(await marked(page)).toBe(true);
    await expect(code(page)).toHaveText('// only here');
  } finally {
    await site.close();
    copy.remove();
  }
});

test('an update brings the whole course where the whole course was kept, and nothing of the earlier one stays', async ({
  page,
}) => {
  const copy = copyOfBuiltSite();
  const site = await serveBuiltSite(copy.folder);
  try {
    await page.goto(`${site.origin}/offline/`);
    await keptForReading(page);
    await page.getByRole('button', { name: /^Keep the whole course offline/ }).click();
    await expect(page.locator('keep-offline [data-part=state]')).toHaveText(/^The whole course is kept/);
    const realm = join(copy.folder, 'realm', 'fan-out-a-page.js');
    writeFileSync(realm, `${readFileSync(realm, 'utf8')}\n/* newer */`);
    await publish(copy.folder);
    await clearHttpCache(page);
    await page.reload();
    await page.getByRole('button', { name: 'Reload to update' }).click();
    await expect.poll(() => page.title()).toContain('Newer');
    await expect(page.locator('keep-offline [data-part=state]')).toHaveText(/^The whole course is kept/);
    await site.close();
    expect(await page.evaluate(async () => (await fetch('/realm/fan-out-a-page.js')).text())).toContain('/* newer */');
    const copies = () =>
      page.evaluate(async () => {
        const [name = ''] = await caches.keys();
        const keys = await (await caches.open(name)).keys();
        return keys.filter(({ url }) => url.includes('/realm/fan-out-a-page.js')).length;
      });
    await expect.poll(copies).toBe(1);
  } finally {
    await site.close();
    copy.remove();
  }
});

async function answerIsThere(page: Page, text: string): Promise<void> {
  const open = page.getByRole('button', { name: 'Open the editor' });
  await expect(page.locator('.static-code, .view-lines').first()).toBeVisible();
  if (await open.isVisible()) await open.click();
  await expect(code(page)).toHaveText(text);
  expect(text).not.toBe(starter);
}
