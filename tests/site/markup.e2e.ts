import { expect, test } from '@playwright/test';
import { showMarkup } from '../attacks/browser/drive-workspace.ts';
import { hostileText } from '../attacks/markup.ts';
import { sharedHash } from '../../src/components/workspace/share-link.ts';
import { address, ready } from './support/workspace.ts';

test('what hostile code says is shown in the workspace as text, whatever way it takes, and never holds up the page', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const { table, problems } = await showMarkup(page, address);
  console.log(table);
  expect(problems).toEqual([]);
});

test('a link whose code is markup shows it as text, and one that would inflate beyond measure is not opened', async ({
  page,
}) => {
  await page.goto(address);
  const title = await page.title();
  await page.goto('about:blank');
  await page.goto(address + (await sharedHash(`// ${hostileText}`)));
  await ready(page);
  await expect(page.locator('.diff [data-kind="added"]').last()).toContainText('onerror=');
  expect(await page.locator('img[src="x"], [onerror], [onload]').count()).toBe(0);
  expect(await page.title()).toBe(title);
  await page.goto('about:blank');
  await page.goto(address + (await sharedHash('x'.repeat(50_000_000))));
  await ready(page);
  await expect(page.getByText('which no answer needs')).toBeVisible();
  await page.goto('about:blank');
  await page.goto(`${address}#code=${encodeURIComponent(hostileText)}`);
  await ready(page);
  expect(await page.locator('img[src="x"], [onerror], [onload]').count()).toBe(0);
});
