import { describe, expect, it } from 'vitest';
import { announcement, statusLine } from '../../src/components/workspace/announcement.ts';
import type { RunState } from '../../src/components/workspace/run-state.ts';
import { failing, passing, resultOf, verdictOf } from './verdicts.ts';

const judged = (...checks: Parameters<typeof verdictOf>): RunState => ({
  phase: 'judged',
  result: resultOf(verdictOf(...checks)),
  stale: false,
});

describe('statusLine', () => {
  it('counts what fails, the runs and the time', () => {
    expect(statusLine(judged([passing, failing]))).toBe('1 of 2 checks fails · 3 of 12 runs · 96 ms');
  });

  it('says that all checks hold', () => {
    expect(statusLine(judged([passing, passing], { runs: 12 }))).toBe('All 2 checks hold · 12 runs · 96 ms');
  });

  it('names what ended the judging instead of counting checks', () => {
    const failure = { kind: 'loop-budget', title: 'A loop never ended (line 14)', story: '' } as const;
    expect(statusLine(judged([passing], { verdict: 'error', failure }))).toContain('A loop never ended (line 14)');
  });

  it('says that the code has changed since', () => {
    const state: RunState = { phase: 'judged', result: resultOf(verdictOf([passing])), stale: true };
    expect(statusLine(state)).toContain('you have changed the code since');
  });

  it('takes the blame where the runner broke', () => {
    expect(statusLine({ phase: 'failed', message: 'Reload the page.' })).toContain('our fault. Reload the page.');
  });
});

describe('announcement', () => {
  it('tells a listener which checks fail, without backticks', () => {
    expect(announcement(judged([passing, failing]))).toContain('Fails: The page comes without recs.');
  });

  it('is silent about progress', () => {
    expect(announcement({ phase: 'running', before: { phase: 'idle' }, edited: false, runs: 3, planned: 12 })).toBe('');
  });
});
