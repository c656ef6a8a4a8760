import { expect, test, type Page } from '@playwright/test';

async function open(page: Page): Promise<void> {
  await page.goto('/practice/pay/');
  await expect(page.locator('practice-session')).toHaveAttribute('data-ready', '');
}

/** What the page says when the microphone answers with an error of this name. */
async function refusedWith(page: Page, name: string): Promise<void> {
  await page.addInitScript((error) => {
    MediaDevices.prototype.getUserMedia = () => Promise.reject(new DOMException('No.', error));
  }, name);
  await open(page);
  await page.locator('#answer').fill('We answer 202 with an id.');
  await page.locator('section[data-for=answer] .record').click();
}

for (const [name, says] of [
  ['NotAllowedError', 'did not give the microphone to this page'],
  ['NotFoundError', 'No microphone was found'],
  ['NotReadableError', 'another program holds it'],
] as const)
  test(`says what to do after ${name}, and keeps what was typed`, async ({ page }) => {
    await refusedWith(page, name);
    await expect(page.locator('section[data-for=answer] .speak-said')).toContainText(says);
    await expect(page.locator('section[data-for=answer] .speak-said')).toContainText('Typing works as before');
    await expect(page.locator('#answer')).toHaveValue('We answer 202 with an id.');
    await expect(page.locator('section[data-for=answer] .record')).toBeEnabled();
  });

test('says so where the browser has no recorder', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'MediaRecorder'));
  await open(page);
  await page.locator('section[data-for=answer] .record').click();
  await expect(page.locator('section[data-for=answer] .speak-said')).toContainText('This browser cannot record here');
});

test('lets the microphone go at once when it is allowed only after the reader went on', async ({ page }) => {
  await page.addInitScript(() => {
    MediaDevices.prototype.getUserMedia = () =>
      new Promise((resolve) => {
        addEventListener('allow', () => {
          const { stream } = new AudioContext().createMediaStreamDestination();
          Object.assign(window, { track: stream.getAudioTracks()[0] });
          resolve(stream);
        });
      });
  });
  await open(page);
  await page.locator('section[data-for=answer] .record').click();
  await page.locator('section[data-for=answer] button[type=submit]').click();
  await expect(page.locator('#step-predict')).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('allow')));
  await expect.poll(() => page.evaluate(() => (window as unknown as { track: MediaStreamTrack }).track.readyState)).toBe('ended');
});

/** A recogniser as browsers have it, with what it can do on the device as given; notes how it was started. */
async function withRecogniser(page: Page, onDevice: string): Promise<void> {
  await page.addInitScript((available) => {
    class Recogniser extends EventTarget {
      static available = () => Promise.resolve(available);
      static install = () => Promise.resolve(true);
      get processLocally(): boolean {
        return this.#local;
      }
      set processLocally(value: boolean) {
        this.#local = value;
      }
      #local = false;
      start(): void {
        document.documentElement.dataset['startedLocally'] = String(this.#local);
        const result = Object.assign([{ transcript: ' we answer two hundred and two ' }], { isFinal: true });
        this.dispatchEvent(Object.assign(new Event('result'), { results: [result], resultIndex: 0 }));
      }
      stop(): void {
        this.dispatchEvent(new Event('end'));
      }
    }
    Object.assign(window, { SpeechRecognition: Recogniser });
  }, onDevice);
  await open(page);
}

test('dictates into the answer where the browser does it on the device', async ({ page }) => {
  await withRecogniser(page, 'available');
  await page.locator('#answer').fill('First of all');
  const dictate = page.locator('section[data-for=answer] .dictate');
  await dictate.click();
  await expect(page.locator('#answer')).toHaveValue('First of all we answer two hundred and two');
  await expect(page.locator('html')).toHaveAttribute('data-started-locally', 'true');
  await dictate.click();
  await expect(dictate).toHaveText('Dictate');
});

test('offers to fetch the language pack first where the browser has none yet', async ({ page }) => {
  await withRecogniser(page, 'downloadable');
  const dictate = page.locator('section[data-for=answer] .dictate');
  await expect(dictate).toHaveText('Set up dictation');
  await dictate.click();
  await expect(dictate).toHaveText('Dictate');
});

test('has no dictation, and says why, where speech would be sent away', async ({ page }) => {
  await withRecogniser(page, 'unavailable');
  await expect(page.locator('section[data-for=answer] .dictate')).toBeHidden();
  await expect(page.locator('section[data-for=answer] .about-dictation')).toContainText('your voice would go to its maker');
});
