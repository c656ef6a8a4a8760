import { expect, test, type Page } from '@playwright/test';
import { violationsIn } from './support/accessibility.ts';
import { storedPractice } from './support/stored-practice.ts';

// A microphone that beeps, so that there is something to hear, and a reader who allows it.
test.use({
  launchOptions: {
    ...(process.env['CHROMIUM_PATH'] === undefined ? {} : { executablePath: process.env['CHROMIUM_PATH'] }),
    args: ['--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
});

async function record(page: Page): Promise<void> {
  await page.goto('/practice/pay/');
  await expect(page.locator('practice-session')).toHaveAttribute('data-ready', '');
  const answer = page.locator('section[data-for=answer]');
  await answer.getByRole('button', { name: 'Record my voice' }).click();
  await expect(answer.locator('.elapsed')).toHaveText('0:02');
  await answer.getByRole('button', { name: 'Stop recording' }).click();
  await expect(answer.locator('.takes li')).toHaveCount(1);
}

/** The text of the file that the progress page exports. */
function exported(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const button = document.querySelector<HTMLButtonElement>('[data-part=export]');
    const made = new Promise<Blob>((resolve) => {
      const native = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        resolve(blob);
        return native(blob);
      };
    });
    button?.click();
    return (await made).text();
  });
}

test('a reader records the answer, hears it while marking, and finds it again after a reload', async ({ page }) => {
  await record(page);
  const answer = page.locator('section[data-for=answer]');
  await expect(answer.getByText('Kept in this browser.')).toBeVisible();
  await expect(answer.locator('.face')).not.toHaveText('1:30');
  await page.reload();
  await expect(answer.locator('.takes li')).toHaveCount(1);

  const heard = await answer.locator('audio').evaluate(async (element) => {
    const audio = element as HTMLAudioElement;
    audio.muted = true;
    await audio.play();
    await new Promise((resolve) => audio.addEventListener('ended', resolve, { once: true }));
    return { error: audio.error?.message, seconds: audio.currentTime };
  });
  expect(heard.error).toBeUndefined();
  expect(heard.seconds).toBeGreaterThan(1.5);

  await answer.getByRole('button', { name: 'I have said what I wanted to say' }).click();
  await page.locator('section[data-for=predict] label', { hasText: '2' }).click();
  await page.getByRole('button', { name: 'Show me the claims' }).click();
  const mark = page.locator('section[data-for=mark]');
  await expect(mark.locator('audio')).toBeVisible();
  await expect(mark.getByText('Nothing here listens: only what was typed or dictated is looked through.')).toBeVisible();
  await expect(mark.locator('li[data-claim]:not([hidden]) .evidence')).toContainText('decide by ear');
});

test('a recording is in no export, can be saved as a file of its own, and can be deleted', async ({ page }) => {
  await record(page);
  await page.locator('#answer').fill('We store the charge as pending first.');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .locator('section[data-for=answer]')
      .getByRole('link', { name: /Save as a file/ })
      .click(),
  ]);
  await expect.poll(() => storedPractice(page)).toContain('We store the charge as pending first.');
  expect(download.suggestedFilename()).toMatch(/^202-accepted-pay-0000-.*\.(webm|ogg|m4a)$/);

  await page.goto('/progress/');
  await expect(page.getByRole('button', { name: 'Export as a file' })).toBeVisible();
  const file = await exported(page);
  expect(file).toContain('We store the charge as pending first.');
  expect(file).not.toMatch(/webm|opus|sound|lengthMs/);

  await page.goto('/practice/');
  const own = page.locator('own-recordings');
  await expect(own.locator('.takes li')).toHaveCount(1);
  await expect(own).toContainText('One recording');
  await own.getByRole('button', { name: /^Delete all recordings/ }).click();
  await expect(own.locator('.takes li')).toHaveCount(1);
  await own.getByRole('button', { name: /^Delete all of them for good/ }).click();
  await expect(own).toBeHidden();
  await page.reload();
  await expect(page.locator('deal-one button')).toBeEnabled();
  await expect(own).toBeHidden();
});

test('deleting everything on the progress page deletes recordings too', async ({ page }) => {
  await record(page);
  await page.goto('/progress/');
  await page.getByRole('button', { name: 'Delete everything …' }).click();
  await page.getByRole('button', { name: 'Delete everything now' }).click();
  await expect(page.getByText('Deleted. This browser knows nothing of you any more.')).toBeVisible();
  await page.goto('/practice/');
  await expect(page.locator('deal-one button')).toBeEnabled();
  await expect(page.locator('own-recordings')).toBeHidden();
});

test('a recording that finds no room is held in the tab, and the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = new Proxy(IDBObjectStore.prototype.put, {
      apply(target, self: IDBObjectStore, argumentsList) {
        if (self.name === 'recordings') throw new DOMException('There is no room.', 'QuotaExceededError');
        return Reflect.apply(target, self, argumentsList) as IDBRequest<IDBValidKey>;
      },
    });
  });
  await record(page);
  const answer = page.locator('section[data-for=answer]');
  await expect(answer.getByText('The browser has no room left for this recording.')).toBeVisible();
  await expect(answer.locator('audio')).toBeVisible();
});

test('the page with a running recording and its list of recordings pass axe', async ({ page }) => {
  await record(page);
  await page.locator('section[data-for=answer]').getByRole('button', { name: 'Record again' }).click();
  await expect(page.locator('section[data-for=answer] .light')).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);
  await page.locator('section[data-for=answer]').getByRole('button', { name: 'Stop recording' }).click();
  await expect(page.locator('section[data-for=answer] .takes li')).toHaveCount(2);
  await page.goto('/practice/');
  await expect(page.locator('own-recordings')).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);
});
