import { expect, test } from '@playwright/test';
import { rulesOfColour, violationsIn } from './support/accessibility.ts';
import { answer, openExercise, run, solution } from './support/workspace.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });
    const asked = colorScheme === 'dark' ? { rules: rulesOfColour } : {};

    test('no state of a run breaks a rule of accessibility: idle, running, failed, hint, passed', async ({ page }) => {
      await openExercise(page);
      expect(await violationsIn(page, asked), 'idle').toEqual([]);
      let goOn = () => {};
      const held = new Promise<void>((resolve) => (goOn = resolve));
      await page.route('**/realm/*.js', async (route) => {
        await held;
        await route.continue();
      });
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
      await page.waitForTimeout(400);
      expect(await violationsIn(page, asked), 'running').toEqual([]);
      goOn();
      await expect(page.locator('timeline-view svg').first()).toBeVisible();
      expect(await violationsIn(page, asked), 'failed').toEqual([]);
      const hint = page.getByRole('button', { name: /^Hint 1 of 3/ }).first();
      await hint.click();
      await page.getByText('Every event as a sentence').click();
      expect(await violationsIn(page, asked), 'with a hint and the list of events').toEqual([]);
      await answer(page, solution);
      await run(page);
      expect(await violationsIn(page, asked), 'passed, with the editor').toEqual([]);
    });

    test('no other text breaks a rule of accessibility: a difference, the price of the solution, its parts, a comparison', async ({
      page,
    }) => {
      await openExercise(page);
      await run(page);
      await answer(page, solution);
      await page.getByText('Earlier runs').click();
      await page
        .getByRole('button', { name: /^Compare with the run of/ })
        .last()
        .click();
      expect(await violationsIn(page, asked), 'a difference').toEqual([]);
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await page.getByRole('button', { name: 'Reveal the solution' }).click();
      expect(await violationsIn(page, asked), 'what it costs').toEqual([]);
      await page.getByRole('button', { name: 'Part by part', exact: true }).click();
      expect(await violationsIn(page, asked), 'part by part').toEqual([]);
      await run(page);
      await page.getByRole('button', { name: 'Compare with the solution’s run' }).click();
      await expect(page.locator('timeline-compare svg')).not.toHaveCount(0);
      expect(await violationsIn(page, asked), 'two runs side by side').toEqual([]);
    });
  });
}

test('what a screen reader reads of a failed run stands in the order of its use, nothing twice, and every control has a name', async ({
  page,
}) => {
  await openExercise(page);
  await run(page);
  await expect(page.locator('timeline-view svg').first()).toBeVisible();
  const tree = await page.locator('main').ariaSnapshot();
  const order = [
    'heading "',
    'region "Brief"',
    'region "Editor"',
    'button "Run"',
    'region "Checks"',
    'button "Show the moment"',
    'button "Hint 1 of 3: a nudge"',
    'region "The run"',
    'slider "Events of the run"',
    'group "Sequence diagram of the run"',
    'Every event as a sentence',
    'button "Copy as Mermaid"',
    'Earlier runs',
    'button "Reveal the solution"',
  ];
  const places = order.map((words) => tree.indexOf(words));
  expect(places.filter((place) => place < 0).map((_, n) => order[n])).toEqual([]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(tree.match(/1 of 7 checks fails/g)).toHaveLength(1);
  expect(tree).not.toMatch(/^\s*- (button|slider|textbox|combobox|region)(:| \[|$)/m);
});
