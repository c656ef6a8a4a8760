import { expect, test } from '@playwright/test';
import { violationsIn } from './support/accessibility.ts';

const next = '[data-part=next]';

test('a first visit begins with the first lesson; after it, the page says what is done and what comes next', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('[data-part=label]')).toHaveText('Start here');
  const first = await page.locator(next).getAttribute('href');
  await expect(page.locator('.mark')).not.toHaveCount(0);
  expect((await page.locator('.mark').allTextContents()).join('')).toBe('');

  await page.locator(next).click();
  await expect(page).toHaveURL(new RegExp(`${first}$`));
  await page.locator('lesson-end').scrollIntoViewIfNeeded();
  await expect(page.locator('lesson-end .next')).toBeVisible();
  const id = /lessons\/([^/]+)\//.exec(first ?? '')?.[1];
  await expect(page.locator('lesson-end[data-read]')).toBeVisible();
  await page.goto('/');
  await expect(page.locator('[data-part=label]')).toHaveText('Go on with');
  await expect(page.locator(`.map .mark[data-step="lesson/${id}"]`)).toHaveText('✓ done');
  await expect(page.locator('[data-part=standing]')).toHaveText(/^Done: 1 of \d+ lessons, 0 of \d+ exercises/);
  expect(await page.locator(next).getAttribute('href')).not.toBe(first);
  await expect(page.locator('.mark', { hasText: 'next' })).toHaveCount(1);
});

test('in the first screen somebody with little time finds the shorter ways, and with tomorrow’s the sheet to print', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/');
  const ways = page.getByRole('navigation', { name: 'Shorter ways' });
  await expect(ways.getByRole('link')).toHaveCount(await page.locator('.paths h3').count());
  const tomorrow = ways.getByRole('link', { name: /^Interview tomorrow/ });
  await expect(tomorrow).toBeInViewport({ ratio: 1 });
  await tomorrow.click();
  await expect(page.getByRole('heading', { name: 'Your interview is tomorrow' })).toBeInViewport();
  await page.getByRole('link', { name: 'The interview sheet' }).click();
  await expect(page).toHaveURL(/\/sheet\/$/);
});

test('a shorter way ticks what is done of it, with the sign of the map: a section when its lesson is read', async ({ page }) => {
  await page.goto('/lessons/03-failure/');
  await page.locator('lesson-end').scrollIntoViewIfNeeded();
  await expect(page.locator('lesson-end[data-read]')).toBeVisible();
  await page.goto('/');
  const done = page.locator('.paths li', { has: page.locator('.mark', { hasText: '✓ done' }) });
  await expect(done.first()).toBeVisible();
  const addresses = await done.locator('a').evaluateAll((links) => links.map((each) => (each as HTMLAnchorElement).pathname));
  expect(addresses.length).toBeGreaterThan(1);
  expect(new Set(addresses)).toEqual(new Set(['/lessons/03-failure/']));
  await expect(page.locator('.paths .mark', { hasText: 'next' })).toHaveCount(0);
});

test('says where the reader is without moving anything', async ({ page }) => {
  await page.goto('/lessons/02-latency/');
  await page.locator('lesson-end').scrollIntoViewIfNeeded();
  await expect(page.locator('lesson-end[data-read]')).toBeVisible();
  await page.goto('/');
  await expect(page.locator('[data-part=label]')).toHaveText('Go on with');
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 600);
      }),
  );
  expect(shift).toBeLessThanOrEqual(0.02);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`has no accessibility violation and does not scroll sideways at 320 px, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto('/');
    await expect(page.locator('course-home')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await violationsIn(page)).toEqual([]);
  });

test('every stop of the shorter ways leads to a place that is there', async ({ page }) => {
  await page.goto('/');
  const stops = await page
    .locator('.paths a')
    .evaluateAll((links) => links.map((each) => (each as HTMLAnchorElement).pathname + (each as HTMLAnchorElement).hash));
  expect(stops.length).toBeGreaterThan(10);
  const steps = (within: string) =>
    page.locator(`${within} .mark`).evaluateAll((all) => all.map((each) => each.getAttribute('data-step')));
  expect(await steps('.map')).toEqual(expect.arrayContaining(await steps('.paths')));
  for (const stop of new Set(stops)) {
    const response = await page.goto(stop);
    expect(response?.status() ?? 200, stop).toBeLessThan(400);
    const anchor = stop.split('#')[1];
    if (anchor !== undefined) await expect(page.locator(`[id="${anchor}"]`), stop).toHaveCount(1);
  }
});
