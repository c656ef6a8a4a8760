import { expect, test, type Page } from '@playwright/test';
import { address, openExercise, starter, staticCode, status } from './support/workspace.ts';

/** Serves the page with a policy on top of its own, as a host with rules of its own would. */
async function withPolicy(page: Page, policy: string): Promise<void> {
  await page.route(`**${address}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'Content-Security-Policy': policy } });
  });
}

/** Serves the sandbox's realm with a line before it, as in an engine that is another from the start. */
async function withRealm(page: Page, line: string): Promise<void> {
  await page.route('**/realm/*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${line}\n${await response.text()}` });
  });
}

const lacks: readonly (readonly [name: string, take: (page: Page) => Promise<unknown>, told: RegExp])[] = [
  [
    'without workers',
    (page) => page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker')),
    /worker that compiles and judges your code could not be started: Worker is not defined/,
  ],
  [
    'whose host forbids workers from blob: addresses',
    (page) => withPolicy(page, "worker-src 'self'"),
    /its worker did not start/,
  ],
  [
    'whose host forbids the script of the sandbox',
    (page) => withPolicy(page, "script-src 'self'"),
    /could not be set up: it did not answer within 5\ss/,
  ],
  [
    'in which a script cannot be made from text',
    (page) => withRealm(page, 'delete self.Blob; delete self.URL;'),
    /did not start/,
  ],
  [
    'in which a way to the network cannot be taken away',
    (page) => withRealm(page, `Object.defineProperty(self, 'fetch', { value: fetch, configurable: false });`),
    /could not remove fetch/,
  ],
];

for (const [name, take, told] of lacks) {
  test(`a browser ${name} says so in words, keeps the code, and tries anew at the next run`, async ({ page }) => {
    await take(page);
    await openExercise(page);
    const failure = page.locator('.failure');
    for (let run = 0; run < 2; run += 1) {
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await expect(failure).toHaveAttribute('data-kind', 'sandbox-unavailable', { timeout: 10_000 });
      await expect(failure).toContainText('Your code cannot be run here');
      await expect(failure).toContainText(told);
      await expect(failure).toContainText('Your code is kept; reading, predicting and practising work without it.');
      await expect(staticCode(page)).toHaveText(starter);
    }
    await expect(status(page)).not.toContainText('hold');
  });
}
