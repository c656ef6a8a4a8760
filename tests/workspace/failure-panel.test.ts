import { describe, expect, it } from 'vitest';
import { failurePanel } from '../../src/components/workspace/failure-panel.ts';
import { textOf } from '../../src/components/workspace/piece.ts';
import { run } from './verdicts.ts';

describe('failurePanel', () => {
  it('tells title, story and place of code that does not compile', () => {
    const failure = {
      kind: 'does-not-compile',
      title: 'Line 3 does not compile',
      story: 'Expected “)”.',
      source: { line: 3, column: 9 },
    } as const;
    const text = textOf(failurePanel(failure, () => undefined, undefined));
    expect(text).toContain('Line 3 does not compile');
    expect(text).toContain('Expected “)”.');
    expect(text).toContain('line 3, column 9');
  });

  it('names the run and its seed where a run ended it', () => {
    const failure = {
      kind: 'loop-budget',
      title: 'A loop never ended',
      story: 'It went round 100,000 times.',
      run,
      at: 45,
    } as const;
    const text = textOf(failurePanel(failure, () => undefined, undefined));
    expect(text).toContain('Run recs hang');
    expect(text).toContain('Seed 7');
  });
});
