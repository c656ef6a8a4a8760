import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fingerprints } from './scenarios.ts';

import { openFirefox } from './open-firefox.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openFirefox();
});
afterAll(() => browser.close());

it('gives every trace and every bit of arithmetic that Node gives', async () => {
  const bundle = await rolldown({ input: join(import.meta.dirname, 'scenarios.ts') });
  const { output } = await bundle.generate({ format: 'iife', name: 'scenarios' });
  const page = await browser.newPage();
  await page.goto('about:blank');
  const inFirefox: unknown = await page.evaluate(`${output[0].code}; scenarios.fingerprints()`);
  expect(await page.evaluate('navigator.userAgent')).toContain('Firefox');
  console.log(inFirefox);
  expect(inFirefox).toEqual(fingerprints());
});
