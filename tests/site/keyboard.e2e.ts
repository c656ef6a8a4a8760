import { expect, test, type Page } from '@playwright/test';
import { tabBackTo, tabTo } from './support/keyboard.ts';
import { judged } from './support/workspace.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Follows a link of the page's head, which is close to its beginning. */
async function follow(page: Page, place: string): Promise<void> {
  await tabTo(page, `header nav a[href$="${place}"]`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${place}$`));
}

test('the whole course can be walked by keyboard: two lessons with a prediction, an exercise, a question, the review, what was done', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /skip/i })).toBeFocused();
  await tabTo(page, 'main [data-part=next]');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('What synchronous means');

  await tabTo(page, 'lesson-experiment input[name=predicted]');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.locator('lesson-experiment [data-part=judged] strong').first()).toBeVisible();
  await tabTo(page, 'lesson-experiment .knob input');
  const caption = await page.locator('lesson-experiment figcaption').first().textContent();
  await page.keyboard.press('End');
  await expect(page.locator('lesson-experiment figcaption').first()).not.toHaveText(caption ?? '');

  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.reload();
  await tabBackTo(page, 'lesson-end a.next');
  await expect(page.locator('lesson-end[data-read]')).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Coupling');

  await follow(page, '/exercises/');
  await tabTo(page, '.exercise-list a');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/exercises\/[^/]+\/$/);
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
  await tabTo(page, 'button[data-part=run]:not([disabled])');
  await page.keyboard.press('Enter');
  await judged(page);
  await expect(page.locator('.check[data-verdict="fail"] .story').first()).toBeVisible();

  await follow(page, '/practice/');
  await tabTo(page, 'main a[href$="/practice/pay/"]');
  await page.keyboard.press('Enter');
  await expect(page.locator('#answer')).toBeEnabled();
  await tabTo(page, 'textarea:not([disabled])');
  await page.keyboard.type('We store the charge as pending and answer 202.');
  await tabTo(page, 'form:has(textarea) button[type=submit]');
  await page.keyboard.press('Enter');
  await expect(page.locator('#step-predict')).toBeVisible();

  await follow(page, '/review/');
  await tabTo(page, 'review-session button');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Card 1 of/)).toBeVisible();

  await page.goto('/');
  await tabTo(page, 'main a[href$="/progress/"]');
  await page.keyboard.press('Enter');
  await expect(page.locator('course-progress .sum')).toContainText(/^1 of \d+ lessons read/);
});
