import { describe, expect, it } from 'vitest';
import { beforeReload, saveEverything } from '../../src/offline/before-reload.ts';

describe('what is done before a page reloads', () => {
  it('is to save everything, and to tell what would be lost all the same', async () => {
    const saved: string[] = [];
    const off = [
      beforeReload(async () => void saved.push('code')),
      beforeReload(async () => 'Your answer is kept in this tab only.'),
      beforeReload(() => Promise.reject(new Error('The disk is full.'))),
    ];
    expect(await saveEverything()).toEqual([
      'Your answer is kept in this tab only.',
      'Something could not be saved: The disk is full.',
    ]);
    expect(saved).toEqual(['code']);
    for (const stop of off) stop();
    expect(await saveEverything()).toEqual([]);
  });
});
