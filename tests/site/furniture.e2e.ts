import { expect, test } from '@playwright/test';
import { violationsIn } from './support/accessibility.ts';
import { watchComplaints } from './support/weight.ts';

test.use({ serviceWorkers: 'block' });

test('an address with a slip of a letter leads to the page that was meant', async ({ page }) => {
  const response = await page.goto('/lessons/02-latncy/');
  expect(response?.status()).toBe(404);
  await page.getByRole('region', { name: 'Did you mean' }).getByRole('link').first().click();
  await expect(page.locator('h1')).toHaveText('Latency');
});

test('the interview sheet fills one page of A4, and no more', async ({ page }) => {
  await page.goto('/sheet/', { waitUntil: 'networkidle' });
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.locator('dd')).toHaveCount(11);
});

test('a lesson on paper has its figures and tables, and nothing that is there to be used', async ({ page }) => {
  await page.goto('/lessons/06-throughput/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.experiment figure svg').first()).toBeVisible();
  await expect(page.locator('.experiment table').first()).toBeVisible();
  const sentence = await page.locator('.check-sentence').first().boundingBox();
  expect(sentence?.width).toBeGreaterThan(400);
  for (const chrome of ['nav', 'footer', 'button', 'input[type=range]', '.editor-box', '.report'])
    expect(await page.locator(chrome).filter({ visible: true }).count(), chrome).toBe(0);
});

test('an error is reported with the page and the version, which can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/lessons/02-latency/');
  await page.getByText('Report an error on this page').click();
  await page.getByRole('button', { name: 'Copy it' }).click();
  await expect(page.locator('report-error [role=status]')).toHaveText('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^Page: Latency \(.*\/lessons\/02-latency\/\)\nVersion: \d/,
  );
});

test('the course and its lessons say as data what they are', async ({ page }) => {
  const complaints = watchComplaints(page);
  const dataOf = async (path: string): Promise<unknown> => {
    await page.goto(path);
    return JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  };
  expect(await dataOf('/')).toMatchObject({ '@type': 'Course', hasPart: { length: 12 } });
  expect(await dataOf('/lessons/02-latency/')).toMatchObject({
    '@type': 'LearningResource',
    name: 'Latency',
    isPartOf: { '@type': 'Course' },
  });
  expect(complaints).toEqual([]);
});

for (const path of ['/sheet/', '/browsers/', '/lab/', '/404.html'])
  test(`${path} has no accessibility violation and does not scroll sideways on a narrow phone`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    expect(await violationsIn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
