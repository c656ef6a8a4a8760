import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { tabTo } from './support/keyboard.ts';
import { watchComplaints } from './support/weight.ts';

const pages = ['/practice/drills/', '/practice/drills/boundary/charge/'];

for (const path of pages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${path} has no accessibility violation and no complaint in ${colorScheme}`, async ({ page }) => {
      const complaints = watchComplaints(page);
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await expectNoViolation(page);
      expect(complaints).toEqual([]);
    });
  }

  test(`${path} does not scroll sideways on a narrow phone`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    await expectNoSidewaysScroll(page);
  });
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(client);
}

/** Places a step by keyboard: into its group with Tab, to its side with the arrow keys. */
async function place(page: Page, step: string, side: 'synchronous' | 'asynchronous'): Promise<void> {
  await tabTo(page, `input[name="${step}"]`);
  await page.keyboard.press('Space');
  if (side === 'asynchronous') await page.keyboard.press('ArrowRight');
  await expect(page.locator(`input[name="${step}"][value="${side}"]`)).toBeChecked();
}

test.describe('drawing the line of a charge', () => {
  const line = {
    check: 'synchronous',
    key: 'asynchronous',
    store: 'synchronous',
    risk: 'asynchronous',
    authorise: 'asynchronous',
    ledger: 'asynchronous',
    webhook: 'asynchronous',
  } as const;

  test('by keyboard: the lab runs the line, a broken promise is named, and it is all there after a reload', async ({ page }) => {
    await page.goto('/practice/drills/');
    await page.getByRole('link', { name: 'A charge' }).click();
    await expect(page.locator('.result')).toBeHidden();
    for (const [step, side] of Object.entries(line)) await place(page, step, side);
    await tabTo(page, 'boundary-drill button[type=submit]');
    await page.keyboard.press('Enter');

    await expect(page.getByRole('heading', { name: 'What follows from it' })).toBeFocused();
    await expect(page.getByText(/A broken promise. “Look up the idempotency key”/)).toBeVisible();
    await expect(page.locator('figcaption')).toContainText(/Your line: of 500 calls \d+ are answered well/);
    await expect(page.locator('[data-part=differs] li')).toHaveCount(1);
    await expectNoViolation(page);
    const caption = await page.locator('figcaption').textContent();

    await page.reload();
    await expect(page.locator('figcaption')).toHaveText(caption ?? '');
    await expect(page.locator('input[name=key][value=asynchronous]')).toBeChecked();

    await page.locator('input[name=key][value=synchronous]').check();
    await page.getByRole('button', { name: 'Run it in the lab' }).click();
    await expect(page.getByText('You drew the line where we draw it.')).toBeVisible();
    await expect(page.getByText(/A broken promise/)).toBeHidden();
  });

  test('with the result it does not scroll sideways on a narrow phone', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto('/practice/drills/boundary/charge/');
    for (const [step, side] of Object.entries(line)) await page.locator(`input[name=${step}][value=${side}]`).check();
    await page.getByRole('button', { name: 'Run it in the lab' }).click();
    await expect(page.locator('figcaption')).toBeVisible();
    await page.getByText('The numbers as a table').click();
    await expectNoSidewaysScroll(page);
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the system, its numbers, the figure and the reasons can be read', async ({ page }) => {
    await page.goto('/practice/drills/boundary/charge/');
    await expect(page.getByText('A merchant’s server calls our payment API')).toBeVisible();
    await expect(page.locator('main svg[role=img]').first()).toBeVisible();
    await expect(page.locator('figcaption')).toContainText('All before the answer');
    await expect(page.getByText('Its endpoint may be slow or away')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Run it in the lab' })).toBeHidden();
  });
});
