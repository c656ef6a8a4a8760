import { expect, test, type Page } from '@playwright/test';
import { tabTo } from './support/keyboard.ts';

/** Everything that the page has put into the browser's own database for practice, as text. */
function stored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('the database does not open'));
      });
      if (database.objectStoreNames.contains('practice')) {
        const reading = database.transaction('practice').objectStore('practice').getAll();
        found.push(await new Promise((resolve) => (reading.onsuccess = () => resolve(reading.result))));
      }
      database.close();
    }
    return JSON.stringify(found);
  });
}

test('a reader sits the prompt by keyboard: answers, predicts, marks each claim, compares, and sees the two counts', async ({
  page,
}) => {
  await page.goto('/practice/pay/');
  await tabTo(page, 'textarea:not([disabled])');
  await page.keyboard.type('We validate the request, write the charge as pending and an outbox row, and answer 202 with an id.');
  await expect.poll(() => stored(page)).toContain('answer 202 with an id');
  await page.reload();
  await expect(page.locator('textarea')).toHaveValue(/answer 202 with an id/);

  await tabTo(page, 'form:has(textarea) button[type=submit], button.forward:not([disabled])');
  await page.keyboard.press('Enter');
  await expect(page.locator('#step-predict')).toBeVisible();
  await tabTo(page, 'form input[type=radio]');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');

  await expect(page.locator('#step-mark')).toBeVisible();
  const claims = await page.locator('li[data-claim]').count();
  expect(claims).toBeGreaterThanOrEqual(19);
  for (let claim = 1; claim <= claims; claim += 1) {
    await expect(page.getByText(`Claim ${claim} of ${claims}`)).toBeVisible();
    await tabTo(page, 'li[data-claim]:not([hidden]) input[type=radio]');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
  }

  await expect(page.locator('#step-compare')).toBeVisible();
  await expect(page.getByText('you: said').first()).toBeVisible();
  await tabTo(page, '#step-compare ~ form button[type=submit], section:has(#step-compare) button[type=submit]');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-follow-up]:visible')).toHaveCount(1);
});
