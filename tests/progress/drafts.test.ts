import { describe, expect, test } from 'vitest';
import { openProgress, type OtherTab } from '../../src/progress/index.ts';
import { createFakeBrowser } from './browser.ts';

describe('a draft', () => {
  test('is there after a reload', async () => {
    const browser = createFakeBrowser();
    const before = await openProgress(browser.tab());
    await before.drafts.save('fan-out', 'const a = 1;');
    before.close();
    const after = await openProgress(browser.tab());
    expect((await after.drafts.load('fan-out'))?.code).toBe('const a = 1;');
    expect(await after.drafts.load('other')).toBeUndefined();
    expect(after.notice).toBeUndefined();
  });

  test('comes back when a reset is undone, also after a reload', async () => {
    const browser = createFakeBrowser();
    const before = await openProgress(browser.tab());
    await before.drafts.save('fan-out', 'mine');
    await before.drafts.replace('fan-out', 'starter', 'reset');
    expect((await before.drafts.load('fan-out'))?.code).toBe('starter');
    before.close();
    const after = await openProgress(browser.tab());
    expect(await after.drafts.undo('fan-out')).toBe('mine');
    expect((await after.drafts.load('fan-out'))?.code).toBe('mine');
  });

  test('typed after a reset is kept when the reset is undone', async () => {
    const browser = createFakeBrowser();
    const progress = await openProgress(browser.tab());
    await progress.drafts.save('fan-out', 'mine');
    await progress.drafts.replace('fan-out', 'starter', 'reset');
    browser.clock += 1000;
    await progress.drafts.save('fan-out', 'starter and more');
    await progress.drafts.undo('fan-out');
    expect((await progress.drafts.kept('fan-out')).map((text) => text.code)).toEqual(['starter and more']);
  });

  test('has nothing to undo where nothing was reset', async () => {
    const progress = await openProgress(createFakeBrowser().tab());
    await progress.drafts.save('fan-out', 'mine');
    expect(await progress.drafts.undo('fan-out')).toBeUndefined();
    expect((await progress.drafts.load('fan-out'))?.code).toBe('mine');
  });
});

describe('two tabs on one exercise', () => {
  test('both texts stay when each saves without having seen the other', async () => {
    const browser = createFakeBrowser();
    const [left, right] = [await openProgress(browser.tab()), await openProgress(browser.tab())];
    await left.drafts.load('fan-out');
    await right.drafts.load('fan-out');
    expect(await left.drafts.save('fan-out', 'left')).toEqual({});
    const { replaced } = await right.drafts.save('fan-out', 'right');
    expect(replaced).toMatchObject({ code: 'left', why: 'other-tab' });
    expect((await right.drafts.load('fan-out'))?.code).toBe('right');
    expect((await right.drafts.kept('fan-out')).map((text) => text.code)).toEqual(['left']);
  });

  test('typing to and fro keeps one text of each tab, not every keystroke', async () => {
    const browser = createFakeBrowser();
    const [left, right] = [await openProgress(browser.tab()), await openProgress(browser.tab())];
    for (let i = 0; i < 30; i++) {
      await left.drafts.save('fan-out', `left ${i}`);
      await right.drafts.save('fan-out', `right ${i}`);
    }
    expect((await right.drafts.kept('fan-out')).map((text) => text.code)).toEqual(['left 29', 'right 28']);
  });

  test('each hears that the other has it open, and what the other saves', async () => {
    const browser = createFakeBrowser();
    const [left, right] = [await openProgress(browser.tab()), await openProgress(browser.tab())];
    const heard: Record<'left' | 'right', OtherTab[]> = { left: [], right: [] };
    left.drafts.watch('fan-out', (other) => heard.left.push(other));
    right.drafts.watch('fan-out', (other) => heard.right.push(other));
    expect(heard.left.map((other) => other.what)).toEqual(['open']);
    expect(heard.right.map((other) => other.what)).toEqual(['open']);
    await right.drafts.save('fan-out', 'right');
    await expect.poll(() => heard.left.at(-1)).toMatchObject({ what: 'saved', code: 'right' });
    expect(heard.right.filter((other) => other.what === 'saved')).toEqual([]);
  });

  test('a tab with another exercise, or one that has stopped watching, hears nothing', async () => {
    const browser = createFakeBrowser();
    const [left, right] = [await openProgress(browser.tab()), await openProgress(browser.tab())];
    const heard: OtherTab[] = [];
    left.drafts.watch('other', (other) => heard.push(other));
    left.drafts.watch('fan-out', (other) => heard.push(other))();
    right.drafts.watch('fan-out', () => undefined);
    await right.drafts.save('fan-out', 'right');
    expect(heard).toEqual([]);
  });
});
