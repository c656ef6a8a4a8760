import { describe, expect, it, vi } from 'vitest';
import { openKeeper } from '../../../src/components/practice/keeper.ts';
import { openProgress, type Progress } from '../../../src/progress/index.ts';

/** Progress without a database: it keeps in memory. */
const openMemory = (): Promise<Progress> => openProgress({ now: () => 0, newId: () => 'tab' });
const open = (progress: Progress, onStep = vi.fn()) => openKeeper(progress.practice, 'pay', ['pay.m1'], onStep);

describe('a round of a prompt', () => {
  it('is found again after the page went away at once', async () => {
    const progress = await openMemory();
    const before = await open(progress);
    before.change({ text: 'pending first' });
    await before.flush();
    expect((await open(progress)).session.text).toBe('pending first');
  });

  it('tells each step once and remembers it', async () => {
    const progress = await openMemory();
    const onStep = vi.fn();
    const keeper = await open(progress, onStep);
    keeper.go('predict');
    await keeper.flush();
    expect(onStep.mock.calls).toEqual([['predict']]);
    expect((await open(progress)).session.step).toBe('predict');
  });

  it('keeps what is decided without a wait, with what was typed before', async () => {
    const progress = await openMemory();
    const keeper = await open(progress);
    keeper.change({ replies: ['pending first'] });
    const beforeTheTimer = (await progress.practice.get('pay/session'))?.value;
    keeper.change({ question: 1 });
    expect(beforeTheTimer).toBeUndefined();
    expect((await open(progress)).session).toMatchObject({ question: 1, replies: ['pending first'] });
  });

  it('is filed when the next begins, which is empty', async () => {
    const progress = await openMemory();
    const keeper = await open(progress);
    keeper.change({ text: 'first try', predicted: 1, marks: { 'pay.m1': 'partly' } });
    keeper.again();
    expect(keeper.session).toMatchObject({ step: 'answer', text: '', marks: {}, round: 1 });
    await vi.waitFor(async () => {
      expect(await progress.practice.all('pay/round/')).toMatchObject([
        { id: 'pay/round/0000', value: { round: 0, text: 'first try', predicted: 1, marks: { 'pay.m1': 'partly' } } },
      ]);
    });
  });
});
