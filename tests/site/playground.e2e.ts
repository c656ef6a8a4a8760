import { expect, test, type Page } from '@playwright/test';
import { violationsIn } from './support/accessibility.ts';
import { answer, openExercise, ready, run, solution, staticCode, starter } from './support/workspace.ts';

const summary = (page: Page) => page.getByText('Playground: change the load');
const said = (page: Page) => page.locator('.playground-said');

async function solve(page: Page): Promise<void> {
  await openExercise(page);
  await answer(page, solution);
  await run(page);
}

test('the playground is for who has solved it: knobs of the world, faults and seed change what is watched', async ({ page }) => {
  await openExercise(page);
  await expect(summary(page)).toBeHidden();
  await answer(page, solution);
  await run(page);
  await summary(page).press('Enter');
  await expect(said(page)).toContainText('25 events; the last after 160 ms');
  await expect(page.locator('.playground timeline-view svg').first()).toBeVisible();

  const orders = page.getByLabel('latency › orders, ms');
  await orders.fill('700');
  await orders.press('Enter');
  await expect(said(page)).toContainText('the last after 700 ms');

  const pages = page.getByRole('group', { name: 'pages' }).getByLabel('how many');
  await pages.fill('3');
  await pages.press('Enter');
  await expect(said(page)).toContainText('the last after 720 ms');
  await expect(page.getByLabel('at, ms of number 3')).toHaveValue('20');

  await page.getByLabel('Add a fault').selectOption({ label: 'profile crashes, and is started again at the end' });
  await expect(said(page)).not.toContainText('720 ms');
  await page.getByRole('button', { name: /^Remove: profile crashes/ }).press('Enter');
  await expect(said(page)).toContainText('the last after 720 ms');
  await expect(page.getByLabel('Add a fault')).toBeFocused();

  await page.getByRole('button', { name: 'As it was' }).press('Enter');
  await expect(said(page)).toContainText('the last after 160 ms');
  await expect(orders).toHaveValue('160');

  await page.getByLabel('Start from').selectOption({ label: '4. all healthy' });
  const told = await said(page).textContent();
  await page.getByRole('button', { name: 'Next seed' }).press('Enter');
  await expect(said(page)).not.toHaveText(told ?? '');
});

test('the playground says what cannot be used, and what ended a run, and never judges', async ({ page }) => {
  await solve(page);
  const before = await page.locator('[data-part="status"]').textContent();
  await summary(page).click();
  await page.getByLabel('Add a fault').selectOption({ label: 'orders never answers' });
  await page.getByLabel('orders never answers: to, ms').fill('100000');
  await page.getByLabel('orders never answers: to, ms').press('Enter');
  await expect(said(page)).toContainText(/never/);
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('1.5');
  await page.getByRole('spinbutton', { name: 'Seed' }).press('Enter');
  await expect(said(page)).toHaveText('A seed is a whole number.');
  expect(await page.locator('[data-part="status"]').textContent()).toBe(before);
});

test('the world is fetched only by who opens the playground, and it has no fault of accessibility', async ({ page }) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  await solve(page);
  expect(requested.filter((path) => path.startsWith('/worlds/'))).toEqual([]);
  await summary(page).click();
  await page.getByLabel('Add a fault').selectOption({ index: 1 });
  await expect(said(page)).toContainText('events');
  expect(await violationsIn(page, { within: '.playground' })).toEqual([]);
});

test('a solution is uncovered part by part, and the exercise is seen from the first on', async ({ page }) => {
  await openExercise(page);
  await page.getByRole('button', { name: 'Reveal the solution' }).press('Enter');
  await expect(page.getByText('What it costs')).toBeVisible();
  await page.getByRole('button', { name: 'Part by part', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { name: 'The solution, part by part' })).toBeFocused();
  const fresh = page.locator('.diff [data-kind="added"]');
  const first = await fresh.count();
  expect(first).toBeGreaterThan(0);
  await expect(page.getByText(/^part 2, covered/)).toBeVisible();
  await expect(page.locator('.diff')).not.toContainText('Promise.all([');
  await page.getByRole('button', { name: 'Uncover part 2 of 5' }).press('Enter');
  expect(await fresh.count()).toBeGreaterThan(first);
  await expect(page.locator('.diff [data-of-part="1"]').first()).toBeFocused();
  await expect(staticCode(page)).toHaveText(starter);

  await page.reload();
  await ready(page);
  await expect(summary(page)).toBeVisible();
  await page.getByRole('button', { name: 'Reveal the solution' }).click();
  await expect(page.getByText('What it costs')).toBeHidden();
  await page.getByRole('button', { name: 'Part by part', exact: true }).click();
  for (let part = 2; part <= 5; part += 1) await page.getByRole('button', { name: `Uncover part ${part} of 5` }).click();
  await expect(page.locator('.diff')).toContainText('Promise.all([');
  await expect(page.getByRole('button', { name: /^Uncover/ })).toBeHidden();
  expect(await violationsIn(page, { within: '.beside' })).toEqual([]);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Reveal the solution' })).toBeFocused();
});
