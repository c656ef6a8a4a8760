import { describe, expect, test } from 'vitest';
import { openProgress } from '../../src/progress/index.ts';
import { migrations, openDatabase } from '../../src/progress/database.ts';
import { createFakeBrowser, failWrites } from './browser.ts';

test('without IndexedDB everything works in this tab, and a sentence says so', async () => {
  const progress = await openProgress({ ...createFakeBrowser().tab(), indexedDB: undefined });
  await progress.drafts.save('fan-out', 'mine');
  expect((await progress.drafts.load('fan-out'))?.code).toBe('mine');
  expect(progress.notice).toMatch(/until you close this tab/);
});

describe('when the storage is full', () => {
  test('what is typed is held, the notice names the cause, and nothing stored before is lost', async () => {
    const browser = createFakeBrowser();
    const earlier = await openProgress(browser.tab());
    await earlier.drafts.save('fan-out', 'stored');
    const storage = failWrites(browser.factory, 'QuotaExceededError');
    const progress = await openProgress({ ...browser.tab(), indexedDB: storage.factory });
    await progress.drafts.load('fan-out');
    const notices: (string | undefined)[] = [];
    progress.onNotice((notice) => notices.push(notice));
    await progress.drafts.save('fan-out', 'typed');
    await progress.drafts.save('fan-out', 'typed more');
    await progress.attempts.add({ exercise: 'fan-out', code: 'typed', verdict: 'fail', failed: [], exerciseVersion: 1 });
    expect((await progress.drafts.load('fan-out'))?.code).toBe('typed more');
    expect(await progress.attempts.of('fan-out')).toHaveLength(1);
    expect(notices).toEqual([expect.stringMatching(/full/)]);
    expect((await earlier.drafts.load('fan-out'))?.code).toBe('stored');
  });

  test('all that was held is stored once there is room again', async () => {
    const browser = createFakeBrowser();
    const storage = failWrites(browser.factory, 'QuotaExceededError');
    const progress = await openProgress({ ...browser.tab(), indexedDB: storage.factory });
    await progress.drafts.save('one', 'held');
    await progress.predictions.put('p', 1);
    storage.full = false;
    await progress.drafts.save('two', 'stored');
    expect(progress.notice).toBeUndefined();
    const after = await openProgress(browser.tab());
    expect((await after.drafts.load('one'))?.code).toBe('held');
    expect((await after.predictions.get('p'))?.value).toBe(1);
  });
});

test('a database of a newer version is left alone, and the reader is told to reload', async () => {
  const browser = createFakeBrowser();
  const newer = await openDatabase(browser.factory, { migrations: Array.from({ length: 9 }, () => () => undefined) });
  newer.close();
  const progress = await openProgress(browser.tab());
  expect(progress.notice).toMatch(/newer version/);
  await progress.drafts.save('fan-out', 'mine');
  expect((await progress.drafts.load('fan-out'))?.code).toBe('mine');
});

test('a newer version in another tab gets the database, and this tab says that it must be reloaded', async () => {
  const browser = createFakeBrowser();
  const progress = await openProgress(browser.tab());
  const upgraded = await openDatabase(browser.factory, { migrations: [...migrations, () => undefined] });
  expect(progress.notice).toMatch(/newer version .* another tab/);
  await progress.drafts.save('fan-out', 'mine');
  expect((await progress.drafts.load('fan-out'))?.code).toBe('mine');
  upgraded.close();
});
