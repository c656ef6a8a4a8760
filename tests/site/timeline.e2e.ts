import { expect, test, type Page } from '@playwright/test';
import { violationsIn } from './support/accessibility.ts';

/** Runs the starter, which fails, and waits for the picture of its failing run. */
async function runStarter(page: Page): Promise<void> {
  await page.goto('/exercises/fan-out-a-page/');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('.timeline-picture svg')).toBeVisible({ timeout: 15_000 });
}

const slider = (page: Page) => page.getByRole('slider', { name: /^Events of/ });

test('the failing run opens at the record that broke the check, and is gone through by keyboard', async ({ page }) => {
  await runStarter(page);
  const opened = Number(await slider(page).inputValue());
  const last = Number(await slider(page).getAttribute('max'));
  expect(opened).toBeGreaterThan(0);
  const told = await page.locator('.timeline-now').textContent();
  expect(told).toMatch(/^At \d/);
  await slider(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.timeline-now')).not.toHaveText(told ?? '');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', new RegExp(`^Event ${opened} of ${last + 1}: at `));
  await page.getByRole('group', { name: /^Sequence diagram/ }).focus();
  await page.keyboard.press('Home');
  await expect(slider(page)).toHaveValue('0');
  await expect(page.getByRole('button', { name: 'Previous event' })).toBeDisabled();
  await page.keyboard.press('End');
  await expect(slider(page)).toHaveValue(String(last));
});

test('the list says every event that the picture shows, and marks the current one', async ({ page }) => {
  await runStarter(page);
  await page.getByText('Every event as a sentence').click();
  const lines = page.locator('.timeline-list li');
  await expect(lines).toHaveCount(Number(await slider(page).getAttribute('max')) + 1);
  await expect(lines.nth(Number(await slider(page).inputValue()))).toHaveAttribute('aria-current', 'true');
  expect(await violationsIn(page, { within: 'timeline-view' })).toEqual([]);
});

test('a click on the picture goes there, and the run can be taken away as a file', async ({ page }) => {
  await runStarter(page);
  const call = page.locator('.timeline-picture [data-record] text').first();
  const record = await call.locator('xpath=ancestor::*[@data-record]').getAttribute('data-record');
  await call.click();
  await expect(slider(page)).toHaveValue(record ?? '');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the trace' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^trace-[a-z0-9-]+-seed-\d+\.json$/);
});

test('on a phone the picture fits and the page does not scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await runStarter(page);
  const boxes = await page
    .locator('.timeline-head svg, .timeline-picture svg')
    .evaluateAll((drawn) =>
      drawn.map((svg) => ({ width: svg.getBoundingClientRect().width, meant: Number(svg.getAttribute('width')) })),
    );
  expect(boxes).toHaveLength(2);
  for (const { width, meant } of boxes) {
    expect(width).toBe(meant);
    expect(width).toBeLessThanOrEqual(390);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
