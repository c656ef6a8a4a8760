import { expect, test } from '@playwright/test';
import { address, answer, openExercise, ready, run, solution, starter, staticCode, status } from './support/workspace.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('the light editor takes the place of Monaco, and the exercise is solved', async ({ page }) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.goto(address);
  await ready(page);
  await page.getByRole('button', { name: 'Open the editor' }).tap();
  await expect(page.locator('[data-editor="codemirror"]')).toBeVisible();
  await answer(page, solution);
  await page.getByRole('button', { name: 'Run', exact: true }).tap();
  await expect(status(page)).toContainText('All 7 checks hold');
  expect(requested.filter((url) => /editor\.api|ts\.worker/.test(url))).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a failing run is told, scrubbed to the violation by touch, and its line is lit', async ({ page }) => {
  await openExercise(page);
  await answer(page, starter);
  await run(page);
  const card = page.locator('.check[data-verdict="fail"]').first();
  await expect(card.locator('.story')).toContainText('ms');
  const slider = page.getByRole('slider', { name: /^Events of/ });
  const violation = await slider.inputValue();
  await expect(page.locator('.cm-lit')).toHaveCount(1);

  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider is not on the page.');
  await page.touchscreen.tap(box.x + 20, box.y + box.height / 2);
  await expect(slider).not.toHaveValue(violation);
  await card.getByRole('button', { name: 'Show the moment' }).tap();
  await expect(slider).toHaveValue(violation);
  const line = /\(line (\d+)\)/.exec((await page.locator('.timeline-now').textContent()) ?? '')?.[1];
  await expect(page.locator('.cm-lit')).toHaveText(starter.split('\n')[Number(line) - 1] ?? 'no line');

  await card.getByRole('button', { name: /^Hint 1 of 3/ }).tap();
  await expect(card.locator('.hint-list li')).toHaveCount(1);
});

test('a restore and a reset are undone, a shared link and the playground work', async ({ page, browser }) => {
  await openExercise(page);
  await answer(page, `${solution}\n// mine`);
  await run(page);
  await page.getByRole('button', { name: 'Reset to the starter' }).tap();
  await expect(page.locator('.cm-content')).not.toContainText('// mine');
  await page.getByRole('button', { name: 'Undo the reset' }).tap();
  await expect(page.locator('.cm-content')).toContainText('// mine');

  await page.getByText('Playground: change the load').tap();
  await page.getByRole('button', { name: 'Next seed' }).tap();
  await expect(page.locator('.playground timeline-view svg').first()).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);

  // Without a clipboard the link is the address of the page.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('button', { name: 'Copy a link to this code' }).tap();
  await expect(page.getByText('The clipboard is not available')).toBeVisible();
  const other = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await other.goto(page.url());
  await ready(other);
  await expect(other.locator('.diff [data-kind="added"]').last()).toContainText('// mine');
  await expect(staticCode(other)).toHaveText(starter);
  await other.close();
});
