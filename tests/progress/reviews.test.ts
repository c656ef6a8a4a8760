import { expect, test } from 'vitest';
import { openProgress } from '../../src/progress/index.ts';
import { createFakeBrowser } from './browser.ts';

test('each look at a card is kept with its time, and another tab hears of it', async () => {
  const browser = createFakeBrowser();
  const here = await openProgress(browser.tab());
  const other = await openProgress(browser.tab());
  const heard: (string | undefined)[] = [];
  other.reviews.onChange((card) => heard.push(card));
  const first = browser.clock;
  await here.reviews.add('latency/chain', 'forgotten');
  browser.clock += 86_400_000;
  await other.reviews.add('latency/chain', 'good');
  expect(heard).toEqual(['latency/chain']);
  expect(await here.reviews.all()).toEqual([
    {
      id: 'latency/chain',
      reviews: [
        { at: first, recall: 'forgotten' },
        { at: first + 86_400_000, recall: 'good' },
      ],
    },
  ]);
});

test('of a card that is reviewed without end the last two hundred looks are kept', async () => {
  const browser = createFakeBrowser();
  const { reviews } = await openProgress(browser.tab());
  for (let n = 0; n < 205; n++) {
    browser.clock += 1;
    await reviews.add('latency/chain', 'good');
  }
  const [card] = await reviews.all();
  expect(card?.reviews).toHaveLength(200);
  expect(card?.reviews.at(-1)?.at).toBe(browser.clock);
});
