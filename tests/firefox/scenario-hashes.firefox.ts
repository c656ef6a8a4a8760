import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashes } from '../scenario/every-part.ts';
import { openFirefox } from './open-firefox.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openFirefox();
});
afterAll(() => browser.close());

it('gives every scenario the trace hash that Node gives it', async () => {
  const bundle = await rolldown({ input: join(import.meta.dirname, '..', 'scenario', 'every-part.ts') });
  const { output } = await bundle.generate({ format: 'iife', name: 'scenarios' });
  const page = await browser.newPage();
  await page.goto('about:blank');
  const inFirefox: unknown = await page.evaluate(`${output[0].code}; scenarios.hashes()`);
  console.log(inFirefox);
  expect(inFirefox).toEqual(hashes());
});
