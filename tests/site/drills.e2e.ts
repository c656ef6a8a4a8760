import { expect, test, type Page } from '@playwright/test';
import { violationsIn } from './support/accessibility.ts';
import { tabTo } from './support/keyboard.ts';
import { sidewaysScrollPx } from './support/sideways-scroll.ts';
import { watchComplaints } from './support/weight.ts';

const pages = [
  '/practice/drills/',
  '/practice/drills/boundary/charge/',
  '/practice/drills/red-flags/pay/',
  '/practice/drills/fix/',
];

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
  expect(await violationsIn(page)).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await sidewaysScrollPx(page)).toBeLessThanOrEqual(0);
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
    await expect(page.getByText(/A broken promise. “Claim the idempotency key”/)).toBeVisible();
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

    await page.goto('/practice/drills/');
    await expect(page.locator('drill-list li', { hasText: 'A merchant charges a card' })).toContainText('done');
    await expect(page.locator('drill-list .chip')).toHaveCount(1);
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

test('spotting red flags by keyboard: what they are, what to say instead, and why another is fine; kept after a reload', async ({
  page,
}) => {
  await page.goto('/practice/drills/red-flags/pay/');
  await expect(page.getByText('Say instead:').first()).toBeHidden();
  const flag = page.getByRole('button', { name: /From that moment on the merchant can ship/ });
  const fine = page.getByRole('button', { name: /If the merchant calls again with the same key/ });
  await tabTo(page, 'li[data-sentence="4"] button');
  await page.keyboard.press('Enter');
  await expect(flag).toHaveAttribute('aria-pressed', 'true');
  await tabTo(page, 'li[data-sentence="5"] button');
  await page.keyboard.press('Space');
  await expect(fine).toHaveAttribute('aria-pressed', 'true');
  await tabTo(page, 'red-flag-drill button[type=submit]');
  await page.keyboard.press('Enter');

  const tally = 'You stopped at 1 of the 3 red flags. One sentence at which you stopped is fine: read why.';
  await expect(page.locator('red-flag-drill [role=status]')).toHaveText(tally);
  await expect(page.getByText('The 202 means that the payment succeeded.')).toBeVisible();
  await expect(page.getByText('Say instead:')).toHaveCount(3);
  await expect(page.getByText('the same key must mean the same request')).toBeVisible();
  await expectNoViolation(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);

  await page.reload();
  await expect(page.locator('red-flag-drill [role=status]')).toHaveText(tally);
  await tabTo(page, 'red-flag-drill .again');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Say instead:').first()).toBeHidden();
  await expect(flag).toHaveAttribute('aria-pressed', 'false');
});

test('fixing a sentence by keyboard: typed first, then what was heard and a sentence of ours; kept after a reload', async ({
  page,
}) => {
  await page.goto('/practice/drills/fix/');
  const drill = page.locator('fix-drill[data-name="accepted-is-not-paid"]');
  await expect(drill.getByText('a sentence of ours')).toBeHidden();
  await tabTo(page, '#fix-accepted-is-not-paid');
  await page.keyboard.type('The 202 means that the payment succeeded.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(drill.getByText('Looks like the red flag still')).toBeVisible();
  await expect(drill.getByText('we have taken the charge')).toBeVisible();

  const field = drill.locator('textarea');
  await field.fill('Pending is not paid, so nobody ships on the acknowledgement. <img src=x onerror=alert(1)>');
  await drill.getByRole('button', { name: 'Compare' }).click();
  await expect(drill.getByText('Looks said.')).toBeVisible();
  await expect(page.locator('fix-drill img')).toHaveCount(0);
  await expectNoViolation(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);

  await page.reload();
  await expect(field).toHaveValue(/Pending is not paid/);
  await expect(drill.getByText('Looks said.')).toBeVisible();
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

  test('a flawed answer is there with what is wrong in it', async ({ page }) => {
    await page.goto('/practice/drills/red-flags/pay/');
    await expect(page.getByText('From that moment on the merchant can ship')).toBeVisible();
    await expect(page.getByText('Say instead:').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Here I would stop' })).toBeHidden();
  });

  test('a sentence is there with what is wrong, and ours can be opened', async ({ page }) => {
    await page.goto('/practice/drills/fix/');
    const drill = page.locator('fix-drill[data-name="accepted-is-not-paid"]');
    await drill.getByText('What is wrong, and a sentence of ours').click();
    await expect(drill.getByText('we have taken the charge')).toBeVisible();
  });
});
