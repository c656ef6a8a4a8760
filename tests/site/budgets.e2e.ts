import { expect, test } from '@playwright/test';
import { watchFetches } from './support/weight.ts';

test.use({ serviceWorkers: 'block' });

/** One page of each kind; every page is measured by `npm run bench -- site`. */
const pages = [
  '/',
  '/exercises/',
  '/exercises/saga/',
  '/lessons/03-failure/',
  '/practice/',
  '/practice/pay/',
  '/progress/',
  '/review/',
  '/sheet/',
  '/browsers/',
  '/offline/',
  '/evidence/',
  '/practice/drills/red-flags/pay/',
];

for (const path of pages)
  test(`${path} needs at most 120 KB of HTML, CSS and script, 60 KB of it script, and holds still while it loads`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      Reflect.set(window, 'shift', 0);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Reflect.set(window, 'shift', Number(Reflect.get(window, 'shift')) + Number(Reflect.get(entry, 'value')));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const fetches = watchFetches(page);
    await page.goto(path);
    const fetched = await fetches.settle();
    const sum = (types: readonly string[]) =>
      fetched.filter(({ type }) => types.includes(type)).reduce((total, { brotliBytes }) => total + brotliBytes, 0);
    expect(sum(['script'])).toBeGreaterThan(0);
    expect(sum(['script'])).toBeLessThanOrEqual(60_000);
    expect(sum(['document', 'stylesheet', 'script'])).toBeLessThanOrEqual(120_000);
    expect(await page.evaluate(() => Number(Reflect.get(window, 'shift')))).toBeLessThanOrEqual(0.02);
  });
