import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSiteHandler, listen, type Listening } from '../../src/cli/serve/index.ts';
import { sharedHash } from '../../src/components/workspace/share-link.ts';
import { builtSite } from '../attacks/browser/bundle.ts';
import { openFirefox } from './open-firefox.ts';

const read = (file: string) => readFileSync(new URL(`../../exercises/fan-out-a-page/${file}`, import.meta.url), 'utf8');
const solution = read('solution.ts');
let browser: Browser;
let site: Listening;
beforeAll(async () => {
  [browser, site] = await Promise.all([openFirefox(), listen(createSiteHandler({ root: builtSite, base: '/' }), 0)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const address = (hash = '') => `http://localhost:${site.port}/exercises/fan-out-a-page/${hash}`;
const text = (page: Page, selector: string) => page.$eval(selector, (element) => element.textContent ?? '');
const settled = (page: Page, selector: string) => page.waitForSelector(selector, { visible: true, timeout: 30_000 });

it('a reader fails, reads the story, scrubs to the violation, sees its line lit, takes a hint, solves and finds it again', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address());
  await settled(page, '[data-part="run"]:not([disabled])');
  await page.focus('[data-part="open"]');
  await page.keyboard.press('Enter');
  await settled(page, '[data-editor="monaco"] .view-lines');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('Your code for'));
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
  await settled(page, '.check[data-verdict="fail"] .story');
  expect(await text(page, '.check[data-verdict="fail"] .story')).toContain(' ms');

  await settled(page, 'timeline-view svg');
  await settled(page, '.lit-line');
  const slider = '[data-timeline="range"]';
  const value = () => page.$eval(slider, (element) => (element as HTMLInputElement).value);
  const violation = await value();
  await page.focus(slider);
  await page.keyboard.press('Home');
  expect(await value()).toBe('0');
  const [showTheMoment] = await page.$$('.check[data-verdict="fail"] .actions .button');
  await showTheMoment?.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (wanted) => document.querySelector<HTMLInputElement>('[data-timeline="range"]')?.value === wanted,
    {},
    violation,
  );
  await settled(page, '.lit-line');

  await page.focus('.check[data-verdict="fail"] .hints .button');
  await page.keyboard.press('Enter');
  await settled(page, '.hint-list li');

  await page.goto(address(await sharedHash(solution)));
  await page.reload();
  await settled(page, '[data-part="beside"] .diff');
  expect(await page.$eval('exercise-workspace', (element) => element.getAttribute('data-phase'))).toBe('idle');
  await page.focus('[data-part="beside"] .actions .button');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector<HTMLElement>('[data-part="undo"]')?.hidden);
  await page.click('[data-part="run"]');
  await settled(page, 'exercise-workspace[data-phase="judged"]');
  expect(await text(page, '[data-part="status"]')).toContain('All 7 checks hold');

  await page.goto(address());
  await page.reload();
  await settled(page, '[data-part="run"]:not([disabled])');
  expect(await text(page, '.static-code code')).toBe(solution);
  expect(complaints).toEqual([]);
  await page.close();
}, 120_000);
