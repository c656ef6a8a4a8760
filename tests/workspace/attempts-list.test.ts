import { describe, expect, it } from 'vitest';
import { attemptsList } from '../../src/components/workspace/attempts-list.ts';
import { textOf } from '../../src/components/workspace/piece.ts';
import type { Attempt } from '../../src/progress/index.ts';

const attempt = (at: number, more: Partial<Attempt> = {}): Attempt => ({
  id: `e/${at}`,
  exercise: 'e',
  at,
  code: '',
  verdict: 'fail',
  failed: ['in-time'],
  exerciseVersion: 1,
  ...more,
});
const parts = { timeText: (at: number) => `t${at}`, compare: () => undefined, version: 1 };

describe('attemptsList', () => {
  it('tells the newest first, with what failed', () => {
    const text = textOf(attemptsList([attempt(1), attempt(2, { verdict: 'pass', failed: [] })], parts));
    expect(text.indexOf('t2')).toBeLessThan(text.indexOf('t1'));
    expect(text).toContain('Failed: in-time');
    expect(text).toContain('All checks held');
  });

  it('says that a pass was judged by an earlier version of the checks', () => {
    expect(textOf(attemptsList([attempt(1, { verdict: 'pass', failed: [] })], { ...parts, version: 2 }))).toContain(
      'earlier version of the checks',
    );
  });

  it('says so where nothing has been run', () => {
    expect(textOf(attemptsList([], parts))).toContain('Nothing has been run yet');
  });
});
