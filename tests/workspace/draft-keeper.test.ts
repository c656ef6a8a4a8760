import { describe, expect, it } from 'vitest';
import { createDraftKeeper, type DraftKeeper } from '../../src/components/workspace/draft-keeper.ts';
import { openProgress } from '../../src/progress/index.ts';
import { createFakeBrowser } from '../progress/browser.ts';

const starter = '// starter';

function browser() {
  const fake = createFakeBrowser();
  const pending: (() => void)[] = [];
  const told: string[] = [];
  const saves: string[] = [];
  const keeper = async (): Promise<DraftKeeper> => {
    const { drafts } = await openProgress(fake.tab());
    const later = (act: () => void) => {
      pending.push(act);
      return () => void pending.splice(pending.indexOf(act), 1);
    };
    return createDraftKeeper({
      drafts,
      exercise: 'fan-out-a-page',
      starter,
      later,
      tell: (sentence) => told.push(sentence),
      saved: () => saves.push('saved'),
    });
  };
  return { keeper, pending, told, saves };
}

describe('the draft of an exercise', () => {
  it('begins with the starter', async () => {
    expect(await (await browser().keeper()).open()).toBe(starter);
  });

  it('is there again after a reload', async () => {
    const { keeper } = browser();
    const first = await keeper();
    first.changed('// mine');
    await first.flush();
    expect(await (await keeper()).open()).toBe('// mine');
  });

  it('is saved once after many changes, with the last text', async () => {
    const { keeper, pending, saves } = browser();
    const work = await keeper();
    work.changed('a');
    work.changed('ab');
    work.changed('abc');
    expect(pending).toHaveLength(1);
    pending[0]?.();
    await work.flush();
    expect(saves).toEqual(['saved']);
    expect(await (await keeper()).open()).toBe('abc');
  });

  it('comes back when a reset is undone, with what was typed just before it', async () => {
    const { keeper } = browser();
    const work = await keeper();
    work.changed('// hours of work');
    await work.replace(starter, 'reset');
    expect(await work.open()).toBe(starter);
    expect(await work.undo()).toBe('// hours of work');
    expect(await (await keeper()).open()).toBe('// hours of work');
  });

  it('has nothing to undo where nothing was reset', async () => {
    expect(await (await browser().keeper()).undo()).toBeUndefined();
  });

  it('knows whether all that was typed is saved, and tries again what was not', async () => {
    const { drafts } = await openProgress(createFakeBrowser().tab());
    let full = true;
    const save = (exercise: string, code: string) =>
      full ? Promise.reject(new Error('The disk is full.')) : drafts.save(exercise, code);
    const work = createDraftKeeper({
      drafts: { ...drafts, save },
      exercise: 'e',
      starter,
      later: () => () => undefined,
      tell: () => undefined,
      saved: () => undefined,
    });
    expect(await work.flush()).toBe(true);
    work.changed('// mine');
    expect(await work.flush()).toBe(false);
    full = false;
    expect(await work.flush()).toBe(true);
    expect(await work.open()).toBe('// mine');
  });

  it('says so in words where it cannot be saved, and goes on', async () => {
    const { told, saves } = browser();
    const refuse = () => Promise.reject(new Error('The disk is full.'));
    const drafts = { load: refuse, save: refuse, replace: refuse, undo: refuse, kept: refuse, watch: () => () => undefined };
    const work = createDraftKeeper({
      drafts,
      exercise: 'e',
      starter,
      later: () => () => undefined,
      tell: (sentence) => told.push(sentence),
      saved: () => saves.push('saved'),
    });
    expect(await work.open()).toBe(starter);
    work.changed('// mine');
    await work.flush();
    expect(told.at(-1)).toContain('The disk is full. It is still in the editor.');
    expect(saves).toEqual([]);
  });
});
