import { expect, test, type Page } from '@playwright/test';
import { violationsIn } from './support/accessibility.ts';
import { tabTo } from './support/keyboard.ts';
import { sidewaysScrollPx } from './support/sideways-scroll.ts';
import { storedPractice } from './support/stored-practice.ts';

const lesson = '/lessons/02-latency/';
const dayMs = 86_400_000;

/** Answers one question at the end of a lesson, which brings its card into the review. */
async function answerOneCard(page: Page): Promise<string> {
  await page.goto(lesson);
  const card = page.locator('.cards lesson-choice:has(input)').first();
  await card.locator('input').first().check();
  await card.getByRole('button', { name: 'Check' }).click();
  await expect(card.locator('[data-part=judged]')).toContainText(/Yes|No/);
  return (await card.locator('legend').textContent())?.trim() ?? '';
}

/** Chooses the right option, or a wrong one, by trying what the lesson's page says of it. */
async function optionOf(page: Page, right: boolean): Promise<number> {
  await page.goto(lesson);
  const answers = page.locator('.cards lesson-choice:has(input)').first().locator('details li[data-right]');
  const marks = await answers.evaluateAll((items) => items.map((item) => item.getAttribute('data-right')));
  return marks.indexOf(String(right));
}

const open = async (page: Page) => {
  await page.goto('/review/');
  await expect(page.locator('review-session[data-state=offered]')).toBeVisible();
};

test('somebody who is new is told how cards come, and has none', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('heading', { name: 'Nothing is due' })).toBeVisible();
  await expect(page.getByText('Finish a lesson')).toBeVisible();
  await expect(page.locator('review-plots')).toBeHidden();
});

test('a card is answered by keyboard before its answer is shown, comes back on its day, and not before', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-23T10:00:00'));
  const right = await optionOf(page, true);
  const question = await answerOneCard(page);
  await open(page);
  await expect(page.getByText('1 card, about 1 minute.')).toBeVisible();

  await tabTo(page, 'review-session button');
  await page.keyboard.press('Enter');
  await expect(page.locator('review-session legend')).toHaveText(question);
  await expect(page.locator('review-session')).not.toContainText(/✓|✗|Keep:/);
  await tabTo(page, 'review-session input[type=radio]');
  await page.keyboard.press('Space');
  for (let n = 0; n < right; n += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('review-session h2')).toHaveText('✓ Yes.');
  await expect(page.getByText('Learnt at')).toBeVisible();
  await tabTo(page, 'review-session button');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Done: 1 card, 1 recalled.' })).toBeFocused();
  await expect(page.getByText(/The next card is due on \w+day/)).toBeVisible();
  await expect(page.locator('review-plots figure')).toHaveCount(2);
  await expect(page.locator('review-plots figcaption').last()).toHaveText('1 recalled and 0 forgotten (hatched).');

  const dueOn = /due on (.+)\./.exec((await page.locator('review-session').textContent()) ?? '')?.[1] ?? '';
  const due = new Date(`${dueOn} 2026 10:00`);
  await page.clock.setFixedTime(new Date(due.getTime() - dayMs));
  await open(page);
  await expect(page.getByRole('heading', { name: 'Nothing is due' })).toBeVisible();
  await page.clock.setFixedTime(due);
  await open(page);
  await expect(page.getByText('1 card, about 1 minute.')).toBeVisible();
});

test('what was wrong is shown once more at the end of the session, and is due again soon', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-23T10:00:00'));
  const wrong = await optionOf(page, false);
  await answerOneCard(page);
  await open(page);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.locator('review-session input').nth(wrong).check();
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.locator('review-session h2')).toHaveText('✗ No.');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('Once more, it does not count: 1 left')).toBeVisible();
  await page.getByRole('button', { name: 'I do not know' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Done: 1 card, 0 recalled.' })).toBeVisible();
  await expect(page.getByText('The next card is due on Tuesday 24 November.')).toBeVisible();
});

test('a lesson that was read brings its cards, a few a day; one in words is compared point by point', async ({ page }) => {
  await page.goto(lesson);
  await page.locator('lesson-end').scrollIntoViewIfNeeded();
  await expect(page.locator('lesson-end[data-read]')).toBeAttached();
  await open(page);
  await expect(page.getByText(/^[5-8] cards, about \d+ minutes\./)).toBeVisible();
  await page.getByRole('button', { name: 'Start' }).click();
  const words = page.locator('review-session textarea');
  const pass = page.getByRole('button', { name: 'I do not know' });
  for (let n = 0; n < 8; n += 1) {
    // The next card is there with its button; looked at earlier, the one before would be counted.
    await expect(pass).toBeVisible();
    if ((await words.count()) > 0) break;
    await pass.click();
    await page.getByRole('button', { name: 'Go on' }).click();
  }
  await words.fill('It depends <b>on</b> the tail.');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.locator('review-session .given')).toHaveText('It depends <b>on</b> the tail.');
  await expect(page.locator('review-session input[type=checkbox]').first()).toBeVisible();
});

test('a must that practice found only in part comes back as a card, between those of a lesson', async ({ page }) => {
  await answerOneCard(page);
  await page.goto('/practice/pay/');
  await page.locator('#answer').fill('We answer 202 and do the rest later.');
  await page.getByRole('button', { name: 'I have said what I wanted to say' }).click();
  await page.locator('section[data-for=predict] label', { hasText: '2' }).click();
  await page.getByRole('button', { name: 'Show me the claims' }).click();
  const first = page.locator('li[data-claim]:not([hidden])').first();
  await first.locator('input[value=partly]').check();
  await page.locator('button.forward:visible').click();
  await expect.poll(() => storedPractice(page)).toContain('partly');
  await open(page);
  await expect(page.getByText(/^2 cards, about \d minutes?\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.locator('review-session legend .setting')).toContainText('Merchants call our API');
  await expect(page.locator('review-session legend .asked')).toContainText('left a point out, or made it only in part');
});

test('the review has no accessibility violation, and does not scroll sideways on a narrow phone, at any step', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await answerOneCard(page);
  await open(page);
  const check = async (): Promise<void> => {
    expect(await violationsIn(page)).toEqual([]);
    expect(await sidewaysScrollPx(page)).toBe(0);
  };
  await check();
  await page.getByRole('button', { name: 'Start' }).click();
  await check();
  await page.getByRole('button', { name: 'I do not know' }).click();
  await check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'I do not know' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.locator('review-plots figure')).toHaveCount(2);
  await check();
});
