import { expect, test, type Page } from '@playwright/test';
import { readCoached } from '../../src/cli/coach/content.ts';
import { coach } from '../../src/coach/index.ts';

/** Answers the payment prompt and predicts; the claims are then on the page. */
async function answer(page: Page, text: string): Promise<void> {
  await page.goto('/practice/pay/');
  await expect(page.locator('practice-session')).toHaveAttribute('data-ready', '');
  await page.locator('#answer').fill(text);
  await page.locator('section[data-for=answer] button[type=submit]').click();
  await page.locator('section[data-for=predict] label', { hasText: '2' }).click();
  await page.locator('section[data-for=predict] button[type=submit]').click();
}

const evidence = (page: Page) => page.locator('li[data-claim]:not([hidden]) .evidence');

async function nextClaim(page: Page): Promise<void> {
  await page.locator('li[data-claim]:not([hidden]) input').first().check();
  await page
    .getByRole('button', { name: 'Next claim' })
    .or(page.getByRole('button', { name: 'See the expert answer' }))
    .click();
}

test('shows with each claim the words that seem to say it, or to say the opposite, or that nothing was found', async ({
  page,
}) => {
  await answer(
    page,
    'An idempotency key makes a retry safe. I write the charge as pending before I return 202. The 202 confirms the payment.',
  );
  await expect(evidence(page)).toContainText('Nothing found');
  await expect(page.locator('.own mark:visible')).toHaveCount(0);
  await nextClaim(page);
  await expect(evidence(page)).toContainText('Looks said');
  await expect(evidence(page)).toContainText('write the charge as pending');
  await expect(page.locator('section[data-for=mark] .own mark')).toHaveText('write the charge as pending');
  await nextClaim(page);
  await nextClaim(page);
  await expect(evidence(page)).toContainText('Looks contradicted');
  await expect(page.locator('section[data-for=mark] .own mark')).toHaveAttribute('data-against', '');
});

test('takes whatever is pasted as text', async ({ page }) => {
  const strange = '<img src=x onerror="document.title=\'owned\'"> 🙂 שלום עולם. We store the charge before we return 202.';
  await answer(page, strange);
  await expect(page.locator('section[data-for=mark] .own')).toHaveText(strange);
  await expect(page.locator('practice-session img')).toHaveCount(0);
  await nextClaim(page);
  await expect(evidence(page)).toContainText('Looks said');
  expect(await page.title()).not.toContain('owned');
});

for (const [what, text, says] of [
  ['an empty answer', ' ', 'There is no answer yet'],
  ['a single word', 'outbox', 'list of terms'],
  [
    'a list of terms',
    'outbox, saga, idempotency key, webhook, 202, DLQ, retries, backoff, jitter, pivot, ledger',
    'list of terms',
  ],
] as const)
  test(`says of ${what} why nothing was found`, async ({ page }) => {
    await answer(page, text);
    await expect(evidence(page)).toContainText('Nothing found');
    await expect(evidence(page)).toContainText(says);
  });

test('reads the same in the page as in Node, claim by claim', async ({ page }) => {
  const text =
    'Okay 🙂 so: I’d store the charge as pending — before we answer 202. שלום עולם! <b>An idempotency key</b> makes a retry safe; ' +
    'we don’t call the ledger inside the request, we publish through an outbox. Nobody ships on the 202.';
  await answer(page, text);
  const inPage: (string | null)[] = [];
  const inNode = coach(text, readCoached('pay').coachPrompt).claims.map(({ why }) => why);
  while (inPage.length < inNode.length) {
    await expect(evidence(page).locator('.verdict')).not.toContainText('Reading');
    inPage.push(await evidence(page).locator('.found').textContent());
    await nextClaim(page);
  }
  expect(inPage).toEqual(inNode);
  expect(inPage.filter((why) => why?.includes('“')).length).toBeGreaterThan(2);
});

test('reads ten thousand pasted words without a task of more than 50 ms', async ({ page }) => {
  const sentence = 'We validate the request and write the charge as pending before we answer, and a retry has the same key. ';
  await page.goto('/practice/pay/');
  await expect(page.locator('practice-session')).toHaveAttribute('data-ready', '');
  await page.locator('#answer').fill(sentence.repeat(500));
  await page.locator('section[data-for=answer] button[type=submit]').click();
  await page.locator('section[data-for=predict] label', { hasText: '2' }).click();
  // Taking in the paste belongs to the browser; what is measured begins where the page is asked to read.
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(window, { long });
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  await page.locator('section[data-for=predict] button[type=submit]').click();
  await expect(evidence(page)).toContainText('Looks said', { timeout: 20_000 });
  await nextClaim(page);
  await expect(evidence(page)).toContainText('write the charge as pending');
  const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { long: number[] }).long));
  expect(longest).toBeLessThan(50);
});

test('lets the reader leave what is no must for another time, and counts none of it as missed', async ({ page }) => {
  await answer(page, 'An idempotency key makes a retry safe.');
  const leave = page.getByRole('button', { name: 'Leave the rest' });
  const musts = await page.locator('li[data-claim][data-kind=must]').count();
  for (let marked = 1; marked < musts; marked += 1) {
    await expect(leave).toBeHidden();
    await nextClaim(page);
  }
  await page.locator('li[data-claim]:not([hidden]) input').first().check();
  await leave.click();
  await expect(page.locator('section[data-for=compare]')).toBeVisible();
  await page.locator('section[data-for=compare] button[type=submit]').click();
  await page.locator('section[data-for=follow-up] button[type=submit]').click();
  await expect(page.locator('section[data-for=summary] .beyond')).toHaveText(
    'Beyond the musts: you looked at none that is nice to have.',
  );
});
