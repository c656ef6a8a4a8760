import { expect, test } from '@playwright/test';
import { answer, judged, openExercise, ready, run, solution, starter, staticCode, status } from './support/workspace.ts';

test('a reader solves an exercise by keyboard alone, and finds the code again after a reload', async ({ page }) => {
  await openExercise(page);
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate(() => document.activeElement?.textContent === 'Open the editor')) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  const editor = page.getByRole('textbox', { name: /^Your code for/ });
  await expect(editor).toBeFocused();

  await page.keyboard.press('Control+Enter');
  await judged(page);
  await expect(page.locator('.check[data-verdict="fail"] .story').first()).toContainText('ms');
  await expect(page.getByRole('status').filter({ hasText: 'Fails:' })).toHaveCount(1);
  await expect(page.locator('.lit-line')).toBeVisible();

  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(editor).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(solution);
  await page.keyboard.press('Control+Enter');
  await expect(status(page)).toContainText('All 7 checks hold');

  await page.reload();
  await ready(page);
  await expect(staticCode(page)).toHaveText(solution);
});

test('Tab indents once the reader has typed, and Escape gives it back', async ({ page }) => {
  await openExercise(page);
  await answer(page, 'a');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: /^Your code for/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeFocused();
});

test('nothing of an editor is fetched by who only reads, and nothing at all from elsewhere', async ({ page, baseURL }) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await openExercise(page);
  await page.mouse.wheel(0, 4000);
  await page.waitForLoadState('networkidle');
  expect(requested.filter((url) => /monaco|editor\.api|ts\.worker|codicon|create\./.test(url))).toEqual([]);
  await answer(page, starter);
  await run(page);
  const elsewhere = requested.filter((url) => !url.startsWith(baseURL ?? '') && !/^(blob|data|about):/.test(url));
  expect(elsewhere).toEqual([]);
});

test('the timeline lights the line of the event under view', async ({ page }) => {
  await openExercise(page);
  await answer(page, starter);
  await run(page);
  const range = page.getByRole('slider');
  await range.focus();
  await page.keyboard.press('Home');
  const lit = new Set<string>();
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('ArrowRight');
    const box = await page
      .locator('.lit-line')
      .boundingBox({ timeout: 200 })
      .catch(() => null);
    if (box) lit.add(String(Math.round(box.y)));
  }
  expect(lit.size).toBeGreaterThanOrEqual(2);
});

test('hints come one at a time, for the check that failed', async ({ page }) => {
  await openExercise(page);
  await run(page);
  const card = page.locator('.check[data-verdict="fail"]').first();
  await expect(card.locator('.hint-list li')).toHaveCount(0);
  await card.getByRole('button', { name: /^Hint 1 of 3/ }).press('Enter');
  await expect(card.locator('.hint-list li')).toHaveCount(1);
  await card.getByRole('button', { name: /^Hint 2 of 3/ }).press('Enter');
  await card.getByRole('button', { name: /^Hint 3 of 3/ }).press('Enter');
  await expect(card.locator('.hint-list li')).toHaveCount(3);
  const further = card.getByRole('button', { name: 'The solution, part by part' });
  await expect(further).toBeFocused();
  await further.press('Enter');
  await expect(page.getByText('What it costs')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Part by part', exact: true })).toBeFocused();
});

test('code that does not compile, never ends or never answers has its own verdict, and the next run passes', async ({ page }) => {
  await openExercise(page);
  await answer(page, 'export const loadProfile = ;');
  await run(page);
  await expect(page.locator('.failure')).toHaveAttribute('data-kind', 'does-not-compile');
  await answer(page, 'export async function loadProfile() { for (;;) {} }');
  await run(page);
  await expect(page.locator('.failure')).toHaveAttribute('data-kind', 'loop-budget');
  await expect(page.locator('.failure')).toContainText('line 1');
  await answer(page, solution);
  await run(page);
  await expect(status(page)).toContainText('All 7 checks hold');
  await expect(page.locator('.failure')).toHaveCount(0);
});

test('an earlier run is compared and restored, and both a restore and a reset are undone', async ({ page }) => {
  await openExercise(page);
  await answer(page, `${starter}\n// first`);
  await run(page);
  await answer(page, `${starter}\n// second`);
  await page.getByText('Earlier runs').click();
  await page.getByRole('button', { name: /^Compare with the run of/ }).click();
  await expect(page.locator('.diff [data-kind="added"]')).toContainText('// first');
  await expect(page.locator('.diff [data-kind="removed"]')).toContainText('// second');
  await page.getByRole('button', { name: 'Put it into the editor' }).click();
  await expect(page.locator('.view-lines')).toContainText('first');
  await page.getByRole('button', { name: 'Bring my text back' }).click();
  await expect(page.locator('.view-lines')).toContainText('second');
  await page.getByRole('button', { name: 'Reset to the starter' }).click();
  await expect(page.locator('.view-lines')).not.toContainText('second');
  await page.reload();
  await ready(page);
  await expect(staticCode(page)).toHaveText(starter);
});

test('a shared link shows its code beside the reader’s own, and neither runs nor replaces anything', async ({
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openExercise(page);
  await answer(page, `${starter}\n// <b>shared</b>`);
  await page.getByRole('button', { name: 'Copy a link to this code' }).click();
  await expect(page.getByText('A link to your code is on the clipboard')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await ready(other);
  await expect(other.getByRole('heading', { name: 'Code from a link' })).toBeVisible();
  await expect(other.locator('.diff [data-kind="added"]').last()).toContainText('// <b>shared</b>');
  await expect(other.locator('exercise-workspace')).toHaveAttribute('data-phase', 'idle');
  await expect(staticCode(other)).toHaveText(starter);
  await other.getByRole('button', { name: 'Put it into the editor' }).click();
  await expect(staticCode(other)).toContainText('// <b>shared</b>');
  await other.context().close();
});

test('the solution is shown only after the reader has read what it costs, and stays out of their text', async ({ page }) => {
  await openExercise(page);
  await page.getByRole('button', { name: 'Reveal the solution' }).click();
  await expect(page.getByText('marked as seen')).toBeVisible();
  await page.getByRole('button', { name: 'Show the whole solution' }).click();
  await expect(page.getByRole('heading', { name: 'The solution' })).toBeFocused();
  await expect(staticCode(page)).toHaveText(starter);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await run(page);
  await page.getByRole('button', { name: 'Compare with the solution’s run' }).click();
  await expect(page.locator('timeline-compare timeline-view')).toHaveCount(2);
});

test('a second tab on the same exercise is told of, and no text is lost', async ({ page, context }) => {
  await openExercise(page);
  await answer(page, `${starter}\n// of the first tab`);
  const second = await context.newPage();
  await openExercise(second);
  // The first tab saves when it is hidden; its saving may be told before or after its being open.
  await expect(second.getByText(/also open in another tab|Another tab has saved a text of its own/)).toBeVisible();
  await answer(second, `${starter}\n// of the second tab`);
  await page.bringToFront();
  await expect(page.getByText('Another tab has saved a text of its own')).toBeVisible();
  await expect(page.locator('.view-lines')).toContainText('first');
  await page.getByRole('button', { name: 'Compare with the other tab' }).click();
  await expect(page.locator('.diff [data-kind="added"]')).toContainText('// of the second tab');
});

test('a reader whose storage is full is told so, and can go on', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await openExercise(page);
  await answer(page, solution);
  await expect(page.getByText('storage for this site is full')).toBeVisible();
  await run(page);
  await expect(status(page)).toContainText('All 7 checks hold');
  await expect(page.locator('.view-lines')).toContainText('loadProfile');
});

test('a reload in the middle of a run loses nothing and runs nothing', async ({ page }) => {
  await openExercise(page);
  const endless = 'export async function loadProfile() { let n = 0; for (;;) n = Math.sqrt(n + 1); }';
  await answer(page, endless);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Saved in this browser')).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(staticCode(page)).toHaveText(endless);
  await expect(page.locator('exercise-workspace')).toHaveAttribute('data-phase', 'idle');
});

test('a run that takes longer than a moment shows its progress, and can be cancelled without leaving the keyboard', async ({
  page,
}) => {
  await openExercise(page);
  await page.route('**/realm/*.js', () => new Promise<void>(() => {}));
  await page.getByRole('button', { name: 'Run', exact: true }).press('Enter');
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Runs judged' })).toBeVisible();
  await cancel.press('Enter');
  await expect(page.locator('exercise-workspace')).toHaveAttribute('data-phase', 'idle');
  await expect(cancel).toBeHidden();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeFocused();
  await page.unroute('**/realm/*.js');
  await page.reload();
  await ready(page);
  await run(page);
});

test('a reader in a private window, where nothing can be stored, is told so and can solve the exercise', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await openExercise(page);
  await expect(page.getByText('does not let the site store anything')).toBeVisible();
  await answer(page, solution);
  await run(page);
  await expect(status(page)).toContainText('All 7 checks hold');
});

test('beside a failing run stands what the editor’s type checker marks, and leads there', async ({ page }) => {
  await openExercise(page);
  const lines = starter.trimEnd().split('\n').length;
  // The second error is out of sight; the run fails for the starter's own reason.
  const wrong = [
    starter.trimEnd(),
    'export async function count(): Promise<number> {',
    '  return [1].size;',
    '}',
    ...Array.from({ length: 60 }, () => '//'),
    'const word: string = 1;',
  ].join('\n');
  await answer(page, wrong);
  await run(page);
  const told = page.locator('.type-errors');
  await expect(told).toContainText('The editor also marks 2 type errors');
  await expect(told).toContainText("Property 'size' does not exist");
  await expect(page.locator('[data-part="spoken"]')).not.toContainText('type error');
  await told.getByRole('button', { name: `Go to line ${lines + 2}` }).press('Enter');
  await expect(page.getByRole('textbox', { name: /^Your code for/ })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.insertText('// here');
  await expect(page.locator('.view-line').filter({ hasText: /\.size;.*here/ })).toBeVisible();

  await answer(page, solution);
  await run(page);
  await expect(status(page)).toContainText('All 7 checks hold');
  await expect(told).toHaveCount(0);
  await answer(page, starter);
  await run(page);
  await expect(page.locator('.check[data-verdict="fail"]').first()).toBeVisible();
  await expect(told).toHaveCount(0);
});

test('a link above the code leads to what `lab` gives, with its transactions, by keyboard, beside the verdict on show', async ({
  page: work,
}) => {
  await openExercise(work);
  await run(work);
  const verdict = await status(work).textContent();
  const opened = work.waitForEvent('popup');
  await work.getByRole('link', { name: 'What lab gives you (in a new tab)' }).press('Enter');
  const page = await opened;
  await expect(page.getByRole('heading', { level: 1, name: 'What lab gives you' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Store and transactions' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Declarations of lab' })).toContainText('transaction<Result>(work:');
  const box = page.getByRole('region', { name: 'Example: a transaction' });
  await box.focus();
  await expect(box).toBeFocused();
  await expect(status(work)).toHaveText(verdict ?? '');
});

test('an exercise within a lesson has the link to what `lab` gives as well', async ({ page }) => {
  await page.goto('/lessons/02-latency/');
  await expect(page.locator('exercise-workspace').first().getByRole('link', { name: 'What lab gives you' })).toBeVisible();
});
