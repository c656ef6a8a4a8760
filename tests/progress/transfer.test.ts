import { beforeEach, describe, expect, test } from 'vitest';
import { openProgress, type Progress } from '../../src/progress/index.ts';
import { deleteProgress, exportProgress, importProgress, largestFileBytes } from '../../src/progress/transfer.ts';
import { createFakeBrowser } from './browser.ts';

let here: Progress;
let there: Progress;
const attempt = { exercise: 'fan-out', code: 'a', verdict: 'pass', failed: [], exerciseVersion: 1 } as const;

beforeEach(async () => {
  const [laptop, phone] = [createFakeBrowser(), createFakeBrowser()];
  phone.clock += 60_000;
  here = await openProgress(laptop.tab());
  there = await openProgress(phone.tab());
});

async function fill(progress: Progress, mark: string): Promise<void> {
  await progress.drafts.save('fan-out', `draft ${mark}`);
  await progress.attempts.add({ ...attempt, code: `attempt ${mark}` });
  await progress.predictions.put('latency/p99', { guess: mark });
  await progress.practice.put(`pay/${mark}`, [mark]);
  await progress.lessons.put('latency', true);
  await progress.reviews.add('02-latency/chain', 'good');
}

test('what one browser exports, an empty one imports whole', async () => {
  await fill(here, 'here');
  const exported = await exportProgress(here.storage, 7);
  const { ok, sentence } = await importProgress(there.storage, exported);
  expect([ok, sentence]).toEqual([true, 'Read 1 text, 1 attempt, 2 answers, 1 lesson, 1 review card.']);
  expect(JSON.parse(await exportProgress(there.storage, 7))).toEqual(JSON.parse(exported));
});

test('two browsers are merged without loss: own texts stay, later answers count, earlier ones are remembered', async () => {
  await fill(here, 'here');
  await fill(there, 'there');
  const { sentence } = await importProgress(here.storage, await exportProgress(there.storage, 7));
  expect(sentence).toMatch(/One text differs from yours/);
  expect((await here.drafts.load('fan-out'))?.code).toBe('draft here');
  expect((await here.drafts.kept('fan-out')).map(({ code, why }) => [code, why])).toEqual([['draft there', 'imported']]);
  expect((await here.attempts.of('fan-out')).map((one) => one.code)).toEqual(['attempt here', 'attempt there']);
  expect(await here.predictions.get('latency/p99')).toMatchObject({
    value: { guess: 'there' },
    earlier: [{ value: { guess: 'here' } }],
  });
  expect((await here.practice.all()).map((one) => one.id)).toEqual(['pay/here', 'pay/there']);
});

test('importing the same file twice changes nothing more', async () => {
  await fill(here, 'here');
  await fill(there, 'there');
  const exported = await exportProgress(there.storage, 7);
  await importProgress(here.storage, exported);
  const once = await exportProgress(here.storage, 7);
  await importProgress(here.storage, exported);
  expect(await exportProgress(here.storage, 7)).toBe(once);
});

test('reviews of the same card on two devices both count, in order of time', async () => {
  await fill(there, 'there');
  await fill(here, 'here');
  await importProgress(there.storage, await exportProgress(here.storage, 7));
  const [card] = await there.reviews.all();
  expect(card?.reviews.map(({ at }) => at)).toEqual([...(card?.reviews.map(({ at }) => at) ?? [])].sort((a, b) => a - b));
  expect(card?.reviews).toHaveLength(2);
});

test('a file from before there were reviews is read, and takes no review away', async () => {
  await fill(here, 'here');
  await fill(there, 'there');
  const first = JSON.parse(await exportProgress(there.storage, 7));
  delete first.reviews;
  const { ok } = await importProgress(here.storage, JSON.stringify({ ...first, version: 1 }));
  expect(ok).toBe(true);
  expect(await here.reviews.all()).toHaveLength(1);
  expect((await here.practice.all()).map((one) => one.id)).toEqual(['pay/here', 'pay/there']);
});

test('of too many attempts the newest fifty of both stay', async () => {
  for (let i = 0; i < 40; i++) {
    await here.attempts.add({ ...attempt, code: `here ${i}` });
    await there.attempts.add({ ...attempt, code: `there ${i}` });
  }
  await importProgress(here.storage, await exportProgress(there.storage, 7));
  const codes = (await here.attempts.of('fan-out')).map((one) => one.code);
  expect(codes).toHaveLength(50);
  expect(codes.filter((code) => code.startsWith('there'))).toHaveLength(40);
});

describe('a file that is refused, in words, changes nothing', () => {
  const good = async () => JSON.parse(await exportProgress(there.storage, 7));
  const cases: [string, () => Promise<string>, RegExp][] = [
    ['cut off', async () => (await exportProgress(there.storage, 7)).slice(0, -20), /not a whole JSON file/],
    ['of something else', async () => '{"name":"package","version":"1.0.0"}', /does not hold progress/],
    [
      'of a newer version',
      async () => JSON.stringify({ ...(await good()), version: 3, extra: [] }),
      /newer version of the course \(3, this page reads 2\)/,
    ],
    [
      'with a wrong field',
      async () => JSON.stringify({ ...(await good()), drafts: [{ ...(await good()).drafts[0], code: 5 }] }),
      /damaged at drafts\.0\.code/,
    ],
    [
      'with an attempt under a foreign id',
      async () => JSON.stringify({ ...(await good()), attempts: [{ ...(await good()).attempts[0], id: 'x' }] }),
      /attempts\.0\.id/,
    ],
    ['of 50 MB', async () => ' '.repeat(50_000_000), /too large: expected at most 20 MB/],
    [
      'nested without end',
      async () => JSON.stringify(await good()).replace('"value":true', `"value":${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      /nested too deeply|not a whole JSON file|damaged/,
    ],
  ];
  test.each(cases)('%s', async (_name, make, words) => {
    await fill(here, 'here');
    await fill(there, 'there');
    const before = await exportProgress(here.storage, 7);
    const result = await importProgress(here.storage, await make());
    expect(result.ok).toBe(false);
    expect(result.sentence).toMatch(words);
    expect(result.sentence).toMatch(/Nothing was changed\.$/);
    expect(await exportProgress(here.storage, 7)).toBe(before);
  });
  test('the limit is above what a year of work fills', () => expect(largestFileBytes).toBeGreaterThan(100 * 50 * 3_000));
});

test('deleting everything leaves nothing', async () => {
  await fill(here, 'here');
  await deleteProgress(here.storage);
  expect(JSON.parse(await exportProgress(here.storage, 7))).toMatchObject({
    drafts: [],
    attempts: [],
    predictions: [],
    practice: [],
    lessons: [],
    reviews: [],
  });
});

test('the other tabs hear when everything was replaced, and of each attempt', async () => {
  const browser = createFakeBrowser();
  const [one, other] = [await openProgress(browser.tab()), await openProgress(browser.tab())];
  const heard: (string | undefined)[] = [];
  for (const shelf of [other.lessons, other.reviews, other.attempts]) shelf.onChange((id) => heard.push(id));
  const { id } = await one.attempts.add(attempt);
  expect(heard).toEqual([id]);
  await deleteProgress(one.storage);
  one.tellReplaced();
  expect(heard).toEqual([id, undefined, undefined, undefined]);
  expect(await other.attempts.all()).toEqual([]);
});
