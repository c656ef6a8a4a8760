import { readFileSync, readdirSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { violationsIn } from './support/accessibility.ts';
import { sidewaysScrollPx } from './support/sideways-scroll.ts';
import { watchComplaints, watchFetches } from './support/weight.ts';

const folder = new URL('../../content/lessons/', import.meta.url);
const lessons = readdirSync(folder)
  .filter((file) => file.endsWith('.mdx'))
  .map((file) => ({
    path: `/lessons/${file.replace(/\.mdx$/, '')}/`,
    hasExperiments: readFileSync(new URL(file, folder), 'utf8').includes('<Experiment '),
  }));

/** Layout shifts of a page, and what its largest paint was, from its beginning. */
async function watchPaint(page: Page): Promise<() => Promise<{ shift: number; largest: string }>> {
  await page.addInitScript(() => {
    const seen = { shift: 0, largest: '' };
    Reflect.set(window, 'seenPaint', seen);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (Reflect.get(entry, 'hadRecentInput') !== true) seen.shift += Number(Reflect.get(entry, 'value'));
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const element: unknown = Reflect.get(entry, 'element');
        if (element instanceof Element) seen.largest = element.tagName.toLowerCase();
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  return () => page.evaluate(() => Reflect.get(window, 'seenPaint') as { shift: number; largest: string });
}

for (const { path, hasExperiments } of lessons) {
  test.describe(path, () => {
    test('ships at most 60 KB of script and no editor; its largest paint is text; nothing in it moves by itself', async ({
      page,
    }) => {
      const fetches = watchFetches(page);
      const complaints = watchComplaints(page);
      const paint = await watchPaint(page);
      await page.goto(path);
      const scripts = (await fetches.settle()).filter(({ type }) => type === 'script');
      expect(scripts.length).toBeGreaterThan(0);
      expect(scripts.reduce((sum, { brotliBytes }) => sum + brotliBytes, 0)).toBeLessThanOrEqual(60_000);
      expect(scripts.filter(({ path: file }) => /monaco|codemirror/i.test(file))).toEqual([]);
      const { largest } = await paint();
      expect(largest).not.toBe('');
      expect(['svg', 'image', 'img', 'canvas', 'video']).not.toContain(largest);
      for (const skip of await page.locator('lesson-experiment .skip').all()) await skip.click();
      await expect(page.locator('lesson-experiment:not([data-revealed])')).toHaveCount(0);
      await page.mouse.wheel(0, 100_000);
      await page.waitForTimeout(300);
      expect((await paint()).shift).toBeLessThanOrEqual(0.02);
      expect(await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length)).toBe(
        0,
      );
      expect(complaints).toEqual([]);
    });

    test('has links that lead somewhere, to anchors that are there', async ({ page, request }) => {
      await page.goto(path);
      const links = await page.locator('main a[href]').evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
      const own = [...new Set(links)].filter((link) => new URL(link).origin === new URL(page.url()).origin);
      const lost: string[] = [];
      for (const link of own) {
        const { hash } = new URL(link);
        const response = await request.get(link);
        const there = hash === '' || (await response.text()).includes(`id="${decodeURIComponent(hash.slice(1))}"`);
        if (!response.ok() || !there) lost.push(link);
      }
      expect(lost).toEqual([]);
    });

    if (!hasExperiments) return;

    test('draws in the page what was drawn when it was built, and does not scroll sideways on a narrow phone then', async ({
      page,
    }) => {
      await page.goto(path);
      for (const experiment of await page.locator('lesson-experiment').all()) {
        const shown = () =>
          experiment.evaluate((element) =>
            ['wide', 'narrow', 'caption', 'rows'].map((part) => element.querySelector(`[data-part=${part}]`)?.innerHTML ?? ''),
          );
        const built = await shown();
        expect(built.every((part) => part.length > 20)).toBe(true);
        await experiment.evaluate((element) => element.querySelector('[data-part=wide]')?.replaceChildren());
        await experiment.locator('.skip').click();
        await expect(experiment).toHaveAttribute('data-revealed', '');
        expect((await shown()).map(withoutWhitespace)).toEqual(built.map(withoutWhitespace));
      }
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await sidewaysScrollPx(page)).toBeLessThanOrEqual(0);
    });

    test('can be used by keyboard and has no accessibility violation once its results are shown', async ({ page }) => {
      test.setTimeout(120_000);
      await page.goto(path);
      for (const experiment of await page.locator('lesson-experiment').all()) {
        const field = experiment.locator('input[name=predicted]').first();
        await expect(field).toBeEnabled();
        await field.focus();
        await page.keyboard.press((await field.getAttribute('type')) === 'radio' ? 'Space' : '7');
        await page.keyboard.press('Enter');
        await expect(experiment.locator('[data-part=judged] strong')).toBeVisible();
        await expect(experiment.locator('.result')).toBeFocused();
        const knob = experiment.locator('.knob input');
        const caption = await experiment.locator('figcaption').textContent();
        await knob.focus();
        await page.keyboard.press((await knob.inputValue()) === (await knob.getAttribute('max')) ? 'Home' : 'End');
        await expect(experiment.locator('figcaption')).not.toHaveText(caption ?? '');
        await experiment.locator('details > summary').focus();
        await page.keyboard.press('Enter');
        await expect(experiment.locator('table')).toBeVisible();
      }
      for (const choice of await page.locator('lesson-choice').all()) {
        const option = choice.locator('input[name=chosen]').first();
        if ((await option.count()) === 0) continue;
        await option.focus();
        await page.keyboard.press('Space');
        await page.keyboard.press('Enter');
        await expect(choice.locator('[data-part=judged] strong')).toBeVisible();
      }
      expect(await violationsIn(page)).toEqual([]);
    });

    test('shows its figures on paper, with their tables, and no forms', async ({ page }) => {
      await page.goto(path);
      await page.emulateMedia({ media: 'print' });
      for (const experiment of await page.locator('lesson-experiment').all()) {
        await expect(experiment.locator('figure svg').first()).toBeVisible();
        await expect(experiment.locator('figcaption')).toBeVisible();
        await expect(experiment.locator('table')).toBeVisible();
        await expect(experiment.locator('.answer')).toBeHidden();
      }
    });
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  for (const { path } of lessons.filter(({ hasExperiments }) => hasExperiments)) {
    test(`${path} shows every figure with its caption and table, and every answer on request`, async ({ page }) => {
      await page.goto(path);
      for (const experiment of await page.locator('lesson-experiment').all()) {
        await expect(experiment.locator('figure svg').first()).toBeVisible();
        await expect(experiment.locator('figcaption')).toBeVisible();
        await experiment.locator('details > summary').click();
        await expect(experiment.locator('table')).toBeVisible();
      }
      for (const choice of await page.locator('lesson-choice').all()) {
        await expect(choice.locator('legend')).toBeVisible();
        await choice.locator('details > summary').click();
        await expect(choice.locator('details li').first()).toBeVisible();
      }
    });
  }
});

function withoutWhitespace(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/> </g, '><').trim();
}

test('says why when the lab cannot be fetched, shows what was drawn before, and takes it back when it can', async ({ page }) => {
  await page.route('**/experiment-bench*', (route) => route.abort());
  await page.goto('/lessons/03-failure/');
  const experiment = page.locator('lesson-experiment').first();
  await experiment.locator('input[name=predicted]').fill('40');
  await experiment.getByRole('button', { name: 'Run it' }).click();
  await expect(experiment.locator('[data-part=judged]')).toContainText('The lab could not run it');
  await expect(experiment.locator('figure svg').first()).toBeVisible();
  await expect(experiment.locator('input[name=predicted]')).toHaveValue('40');
  await page.unroute('**/experiment-bench*');
  const caption = await experiment.locator('figcaption').textContent();
  await experiment.locator('.knob input').focus();
  await page.keyboard.press('End');
  await expect(experiment.locator('figcaption')).not.toHaveText(caption ?? '');
  await expect(experiment.locator('[data-part=judged]')).toHaveText('');
});
