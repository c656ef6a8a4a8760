import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { rolldown } from 'rolldown';
import { hashes } from '../scenario/every-part.ts';

test('every scenario has the trace hash in Chromium that it has in Node', async ({ page }) => {
  const bundle = await rolldown({ input: join(import.meta.dirname, '..', 'scenario', 'every-part.ts') });
  const { output } = await bundle.generate({ format: 'iife', name: 'scenarios' });
  await page.goto('about:blank');
  const inChromium: unknown = await page.evaluate(`${output[0].code}; scenarios.hashes()`);
  expect(inChromium).toEqual(hashes());
});
