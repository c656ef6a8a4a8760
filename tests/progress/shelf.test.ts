import { expect, test } from 'vitest';
import { openProgress } from '../../src/progress/index.ts';
import { createFakeBrowser } from './browser.ts';

test('an answer is there after a reload, with the ones that it replaced', async () => {
  const browser = createFakeBrowser();
  const before = await openProgress(browser.tab());
  await before.predictions.put('latency/p99', { guess: 500 });
  browser.clock += 10;
  await before.predictions.put('latency/p99', { guess: 320 });
  before.close();
  const { predictions } = await openProgress(browser.tab());
  expect(await predictions.get('latency/p99')).toMatchObject({
    value: { guess: 320 },
    earlier: [{ at: browser.clock - 10, value: { guess: 500 } }],
  });
});

test('entries are listed by the beginning of their id, each shelf by itself', async () => {
  const { practice, predictions } = await openProgress(createFakeBrowser().tab());
  await practice.put('pay/2', 'b');
  await practice.put('pay/1', 'a');
  await practice.put('feed/1', 'c');
  await predictions.put('pay/3', 'd');
  expect((await practice.all('pay/')).map((entry) => entry.value)).toEqual(['a', 'b']);
  await practice.remove('pay/1');
  expect((await practice.all()).map((entry) => entry.id)).toEqual(['feed/1', 'pay/2']);
});

test('another tab hears which entry changed', async () => {
  const browser = createFakeBrowser();
  const [here, there] = [await openProgress(browser.tab()), await openProgress(browser.tab())];
  const heard: (string | undefined)[] = [];
  here.lessons.onChange((id) => heard.push(id));
  await there.lessons.put('latency', true);
  await there.practice.put('pay/1', true);
  expect(heard).toEqual(['latency']);
});
