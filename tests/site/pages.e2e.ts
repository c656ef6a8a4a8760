import { expect, test } from '@playwright/test';
import { rulesOfColour, violationsIn } from './support/accessibility.ts';
import { sidewaysScrollPx } from './support/sideways-scroll.ts';
import { watchComplaints } from './support/weight.ts';

/** One of each kind of page. */
const pages = [
  '/',
  '/lessons/02-latency/',
  '/lessons/11-references/',
  '/exercises/',
  '/exercises/fan-out-a-page/',
  '/practice/',
  '/practice/pay/',
  '/progress/',
  '/review/',
  '/offline/',
  '/search/',
  '/evidence/',
  '/404.html',
];

for (const path of pages) {
  test(`${path} loads under its own policy without a complaint, and nothing comes from elsewhere`, async ({ page, baseURL }) => {
    const complaints = watchComplaints(page);
    const strangers: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== new URL(baseURL ?? '').origin) strangers.push(request.url());
    });
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')).not.toMatch(
      /unsafe-eval|script-src[^;]*unsafe-inline/,
    );
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
  });

  test(`${path} has no accessibility violation, by day, by night and in forced colours`, async ({ page }) => {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(await violationsIn(page), 'by day').toEqual([]);
    for (const media of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
      await page.emulateMedia(media);
      expect(await violationsIn(page, { rules: rulesOfColour }), JSON.stringify(media)).toEqual([]);
    }
  });

  test(`${path} does not scroll sideways on a narrow phone, nor at twice the size on a small screen`, async ({ page }) => {
    await page.goto(path);
    for (const width of [320, 640]) {
      await page.setViewportSize({ width, height: 480 });
      expect(await sidewaysScrollPx(page), `${width} px`).toBeLessThanOrEqual(0);
    }
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the lesson, its figure with caption and table, and the brief are all there', async ({ page }) => {
    await page.goto('/lessons/02-latency/');
    await expect(page.locator('main svg[role="img"]').first()).toBeVisible();
    await expect(page.locator('main figcaption').first()).toBeVisible();
    await page.locator('main details:has(table) > summary').first().click();
    await expect(page.locator('main table').first()).toBeVisible();
    await expect(page.getByText('loadProfile').first()).toBeVisible();
  });

  test('the exercise shows its brief and its starter', async ({ page }) => {
    await page.goto('/exercises/fan-out-a-page/');
    await expect(page.getByText('export async function loadProfile').first()).toBeVisible();
  });

  test('the prompt, its claims and its answer can be read', async ({ page }) => {
    await page.goto('/practice/pay/');
    await expect(page.getByText('Merchants call our API').first()).toBeVisible();
  });
});
