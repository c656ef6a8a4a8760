import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { violationsIn } from './support/accessibility.ts';
import { tabTo } from './support/keyboard.ts';
import { sidewaysScrollPx } from './support/sideways-scroll.ts';
import { answer, openExercise, run, solution, staticCode, status } from './support/workspace.ts';

const lesson = '/lessons/02-latency/';

/** Reads a lesson to its end, predicts one of its experiments, and answers a question. */
async function learn(page: Page): Promise<void> {
  await page.goto(lesson);
  const field = page.locator('lesson-experiment input[name=predicted]').first();
  await field.fill('250');
  await field.press('Enter');
  await expect(page.locator('lesson-experiment [data-part=judged] strong').first()).toBeVisible();
  await page.locator('lesson-end').scrollIntoViewIfNeeded();
  await expect(page.locator('lesson-end[data-read]')).toBeAttached();
}

/** Solves an exercise: a text, and an attempt that passed. */
async function solve(page: Page): Promise<void> {
  await openExercise(page);
  await answer(page, solution);
  await run(page);
  await expect(status(page)).toContainText('All 7 checks hold');
}

async function open(page: Page): Promise<void> {
  await page.goto('/progress/');
  await expect(page.getByRole('button', { name: 'Export as a file' })).toBeEnabled();
  await expect(page.locator('course-progress .sum')).toBeVisible();
}

const said = (page: Page) => page.locator('[data-part=said]');

async function exported(page: Page): Promise<string> {
  await open(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as a file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^202-accepted-progress-\d{4}-\d\d-\d\d\.json$/);
  return readFileSync(await file.path(), 'utf8');
}

async function choose(page: Page, text: string | Buffer): Promise<void> {
  await page
    .locator('[data-part=import]')
    .setInputFiles({ name: 'progress.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('what was exported in one browser is all there when another has imported it', async ({ browser, page }) => {
  await learn(page);
  await solve(page);
  const file = await exported(page);

  const elsewhere = await (await browser.newContext()).newPage();
  await open(elsewhere);
  await expect(elsewhere.locator('.sum')).toContainText(/^0 of \d+ lessons read/);
  await choose(elsewhere, file);
  await expect(said(elsewhere)).toHaveText(/^✓ Read 1 text, 1 attempt, 1 answer, 1 lesson\.$/);
  await expect(elsewhere.locator('.sum')).toContainText(/^1 of \d+ lessons read, 1 of \d+ exercises passed.*; 1 prediction/);
  await openExercise(elsewhere);
  await expect(staticCode(elsewhere)).toHaveText(solution, { useInnerText: false });
  await elsewhere.context().close();
});

test('a file that is cut off, of something else, damaged, newer or far too large is refused in words, and nothing changes', async ({
  page,
}) => {
  await learn(page);
  const file = await exported(page);
  const whole = JSON.parse(file) as Record<string, unknown>;
  const before = await page.locator('.sum').textContent();
  for (const [bad, words] of [
    [file.slice(0, -40), /not a whole JSON file/],
    ['{"name":"x"}', /does not hold progress/],
    [JSON.stringify({ ...whole, lessons: [{ id: 5 }] }), /damaged at lessons\.0\.id/],
    [JSON.stringify({ ...whole, version: 99 }), /newer version of the course/],
    [Buffer.alloc(50_000_000, ' '), /has 50 MB; at most 20 MB/],
  ] as const) {
    await choose(page, bad as string | Buffer);
    await expect(said(page)).toHaveText(words);
    await expect(said(page)).toHaveText(/^✗ .*Nothing was changed\.$/);
  }
  const again = JSON.parse(await exported(page)) as Record<string, unknown>;
  expect({ ...again, exportedAt: 0 }).toEqual({ ...whole, exportedAt: 0 });
  await expect(page.locator('.sum')).toHaveText(before ?? '');
});

test('everything is deleted by keyboard, after a second question, and another tab hears of it', async ({ page, context }) => {
  await learn(page);
  const other = await context.newPage();
  await open(other);
  await expect(other.locator('.sum')).toContainText(/^1 of/);
  await open(page);
  await tabTo(page, '[data-part=delete]');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-part=sure]')).toBeHidden();
  await expect(page.locator('.sum')).toContainText(/^1 of/);
  await page.keyboard.press('Enter');
  await tabTo(page, '[data-part=delete-it]');
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText(/^Deleted\./);
  await expect(page.locator('.sum')).toContainText(/^0 of/);
  await expect(other.locator('.sum')).toContainText(/^0 of/);
});

test('what is done in one tab shows in the other', async ({ page, context }) => {
  await open(page);
  await expect(page.locator('.sum')).toContainText(/^0 of/);
  const other = await context.newPage();
  await learn(other);
  await expect(page.locator('.sum')).toContainText(/^1 of \d+ lessons read.*; 1 prediction/);
});

test('the home page of a returning reader names what is next and what is due, and both are a click away', async ({ page }) => {
  await learn(page);
  await page.goto('/');
  await expect(page.locator('[data-part=label]')).toHaveText('Go on with');
  await expect(page.locator('[data-part=due]')).toHaveText(/^Review \d+ cards$/);
  await page.locator('[data-part=due]').click();
  await expect(page.getByRole('heading', { name: 'Due now' })).toBeVisible();
  await page.goto('/');
  await page.getByRole('link', { name: 'All that you have done' }).click();
  await expect(page.locator('.sum')).toContainText(/^1 of/);
});

test('says so where the browser stores nothing, and goes on', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await open(page);
  await expect(page.locator('[data-part=notice]')).toContainText('does not let the site store anything');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`has no accessibility violation and does not scroll sideways at 320 px, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page);
    await page.locator('course-progress summary').first().click();
    await page.getByRole('button', { name: 'Delete everything …' }).click();
    expect(await violationsIn(page)).toEqual([]);
    expect(await sidewaysScrollPx(page)).toBe(0);
  });
