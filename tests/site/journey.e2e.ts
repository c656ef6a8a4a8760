import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { tabTo } from './support/keyboard.ts';
import { judged, solution, staticCode, status, workspaceOf } from './support/workspace.ts';
import { watchComplaints } from './support/weight.ts';

const wrong = readFileSync(new URL('../../exercises/fan-out-a-page/wrong/one-promise-all.ts', import.meta.url), 'utf8');

test('a reader’s way by keyboard: home, lesson, prediction, result, exercise in the lesson, reload', async ({ page }) => {
  test.setTimeout(120_000);
  const complaints = watchComplaints(page);
  await page.goto('/');
  await tabTo(page, 'main a[href$="/lessons/02-latency/"]');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Latency');

  const experiment = page.locator('[data-experiment="chain-of-hops"]');
  await expect(experiment.locator('figure')).toBeHidden();
  await tabTo(page, '[data-experiment="chain-of-hops"] input[name=predicted]');
  await page.keyboard.type('500');
  await page.keyboard.press('Enter');
  await expect(experiment.locator('figure')).toBeVisible();
  await expect(experiment.locator('.judged')).toContainText('That is the sum of the five 99th percentiles');
  await expect(experiment.locator('.drawing:visible .prediction text')).toHaveText('you: 500 ms');

  const caption = await experiment.locator('figcaption').textContent();
  await tabTo(page, '[data-experiment="chain-of-hops"] input[type=range]');
  await page.keyboard.press('ArrowRight');
  await expect(experiment.locator('figcaption')).toContainText('6 hops');
  await expect(experiment.locator('[data-part=spoken]')).toContainText('6 hops');
  expect(await experiment.locator('figcaption').textContent()).not.toBe(caption);

  await tabTo(page, '[data-part="open"]:not([disabled])');
  await page.keyboard.press('Enter');
  const editor = page.getByRole('textbox', { name: /^Your code for/ });
  await expect(editor).toBeFocused();
  await page.keyboard.press('Control+Enter');
  const workspace = workspaceOf(page, 'fan-out-a-page');
  await judged(page, workspace);
  const failing = workspace.locator('.check[data-verdict="fail"]');
  await expect(failing.first().locator('.story')).toContainText('so the slowest path is');
  await expect(workspace.locator('timeline-view svg').first()).toBeVisible();

  await editor.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(wrong);
  await page.keyboard.press('Control+Enter');
  await expect(failing.locator('.story').first()).toContainText('there is no page at all, though ads is optional');

  await editor.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(solution);
  await page.keyboard.press('Control+Enter');
  await expect(status(workspace)).toContainText('All 7 checks hold');

  await page.reload();
  await expect(staticCode(workspace)).toHaveText(solution, { useInnerText: false });
  await expect(experiment.locator('input[name=predicted]')).toHaveValue('500');
  await expect(experiment.locator('figure')).toBeVisible();
  expect(complaints).toEqual([]);
});
