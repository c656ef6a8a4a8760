import { expect, test, type Page } from '@playwright/test';
import { violationsIn } from './support/accessibility.ts';
import { tabTo } from './support/keyboard.ts';
import { storedPractice } from './support/stored-practice.ts';

async function isAccessible(page: Page): Promise<void> {
  expect(await violationsIn(page)).toEqual([]);
}

/** Marks what is asked as said, claim by claim, until the expert answer is there. */
async function markAll(page: Page): Promise<void> {
  const claims = await page.locator('li[data-claim]').count();
  for (let claim = 0; claim < claims; claim += 1) {
    await page.locator('li[data-claim]:not([hidden]) input').first().check();
    await page.locator('button.forward:visible').click();
  }
}

test('a reader sits the prompt by keyboard: answers, predicts, marks each claim, compares, and sees the two counts', async ({
  page,
}) => {
  await page.goto('/practice/pay/');
  await isAccessible(page);
  await tabTo(page, 'textarea:not([disabled])');
  await page.keyboard.type('We validate the request, write the charge as pending and an outbox row, and answer 202 with an id.');
  await expect.poll(() => storedPractice(page)).toContain('answer 202 with an id');
  await page.reload();
  await expect(page.locator('#answer')).toHaveValue(/answer 202 with an id/);

  await tabTo(page, 'form:has(textarea) button[type=submit], button.forward:not([disabled])');
  await page.keyboard.press('Enter');
  await expect(page.locator('#step-predict')).toBeVisible();
  await isAccessible(page);
  await tabTo(page, 'input[name=predicted]');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');

  await expect(page.locator('#step-mark')).toBeVisible();
  const claims = await page.locator('li[data-claim]').count();
  expect(claims).toBeGreaterThanOrEqual(19);
  for (let claim = 1; claim <= claims; claim += 1) {
    await expect(page.getByText(`Claim ${claim} of ${claims}`)).toBeVisible();
    await tabTo(page, 'li[data-claim]:not([hidden]) input[type=radio]');
    await page.keyboard.press('Space');
    if (claim === 1) {
      await isAccessible(page);
      await expect(page.locator('li[data-claim]:not([hidden]) .ties')).toContainText(
        'Accept a charge: you have not tried it yet.',
      );
    }
    await page.keyboard.press('Enter');
  }

  await expect(page.locator('#step-compare')).toBeVisible();
  await expect(page.getByText('you: said').first()).toBeVisible();
  await tabTo(page, '#step-compare ~ form button[type=submit], section:has(#step-compare) button[type=submit]');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-follow-up]:visible')).toHaveCount(1);
  await isAccessible(page);
  await tabTo(page, 'section[data-for=follow-up] button[type=submit]');
  await page.keyboard.press('Enter');

  await expect(page.locator('section[data-for=summary] .compared')).toContainText('You predicted 0 of the');
  // Every red flag was marked as said, too.
  await expect(page.locator('section[data-for=summary] .comes-back')).toContainText('comes back as a card in the review');
  await expect(page.locator('section[data-for=summary] .calibrated svg')).toBeVisible();
  await expect(page.locator('section[data-for=summary] .calibrated figcaption')).toContainText('One round: the prediction was');
  await isAccessible(page);
});

test('ten minutes ask the follow-ups one after another, read all of it, and give feedback over the whole', async ({ page }) => {
  await page.goto('/practice/pay/');
  await page.getByLabel('10 minutes, with follow-ups as they come').check();
  await expect(page.locator('.way li:visible')).toHaveCount(7);
  await page.locator('#answer').fill('We answer 202 with an id.');
  await page.getByRole('button', { name: 'I have said what I wanted to say' }).click();

  const interview = page.locator('section[data-for=interview]');
  await expect(interview.getByRole('timer')).toHaveText(/^8:(30|29)$/);
  await expect(interview.locator('blockquote:visible')).toHaveCount(1);
  const first = await interview.locator('blockquote:visible').textContent();
  await isAccessible(page);
  await interview.locator('#reply').fill('I write the charge as pending before I return 202.');
  await interview.getByRole('button', { name: 'Next question' }).click();
  await expect(interview.locator('#reply')).toHaveValue('');
  expect(await interview.locator('blockquote:visible').textContent()).not.toBe(first);
  await expect
    .poll(() => storedPractice(page))
    .toMatch(/"question":1.*write the charge as pending|write the charge as pending.*"question":1/s);
  await page.reload();
  await expect(interview.getByText('Question 2 of')).toBeVisible();
  await interview.getByRole('button', { name: 'End the interview' }).click();

  await page.locator('section[data-for=predict] label', { hasText: '1' }).click();
  await page.getByRole('button', { name: 'Show me the claims' }).click();
  await expect(page.locator('section[data-for=mark] .own')).toContainText('write the charge as pending');
  await page.locator('li[data-claim]:not([hidden]) input').first().check();
  await page.locator('section[data-for=mark] .forward').click();
  await expect(page.locator('li[data-claim]:not([hidden]) .evidence')).toContainText('write the charge as pending');
  await page.locator('section[data-for=mark] .back').click();
  await markAll(page);
  await page.getByRole('button', { name: 'On to a follow-up question' }).click();
  await expect(page.locator('[data-follow-up]:visible')).toHaveCount(2);
  await expect(page.locator('[data-follow-up]:visible').first()).toContainText(
    'I write the charge as pending before I return 202.',
  );
  await page.getByRole('button', { name: 'To the summary' }).click();
  await expect(page.locator('section[data-for=summary] .time')).toContainText('of 10:00');
});

test('a prompt is dealt with its reason, and rounds of all prompts are drawn with what was predicted', async ({ page }) => {
  await page.goto('/practice/');
  await expect(page.locator('own-rounds')).toBeHidden();
  await page.getByRole('button', { name: 'Deal me one' }).click();
  await expect(page.locator('deal-one .because')).toHaveText('You have not answered this one yet.');
  const first = await page.locator('deal-one .title').textContent();
  await page.getByRole('button', { name: 'Deal another' }).click();
  await expect(page.locator('deal-one .title')).not.toHaveText(first ?? '');
  await isAccessible(page);
  await page.getByRole('link', { name: 'Sit this one' }).click();
  await expect(page.locator('practice-session')).toHaveAttribute('data-ready', '');

  await page.locator('#answer').fill('We answer 202 with an id.');
  await page.getByRole('button', { name: 'I have said what I wanted to say' }).click();
  await page.locator('section[data-for=predict] label', { hasText: '2' }).click();
  await page.getByRole('button', { name: 'Show me the claims' }).click();
  await markAll(page);
  await page.getByRole('button', { name: 'On to a follow-up question' }).click();
  await page.getByRole('button', { name: 'To the summary' }).click();
  await expect(page.locator('section[data-for=summary] .calibrated svg')).toBeVisible();
  await page.goto('/practice/');
  await expect(page.locator('own-rounds svg')).toBeVisible();
  await page.locator('own-rounds summary').click();
  await expect(page.locator('own-rounds tbody tr')).toHaveCount(1);
  await isAccessible(page);
});
