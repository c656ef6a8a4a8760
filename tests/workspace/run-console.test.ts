import { describe, expect, it } from 'vitest';
import type { TraceRecord } from '../../src/lab/trace/record.ts';
import { textOf } from '../../src/components/workspace/piece.ts';
import { runConsole } from '../../src/components/workspace/run-console.ts';
import { traceOf } from './verdicts.ts';

const line = (at: number, level: 'log' | 'error', text: string): TraceRecord => ({
  kind: 'console',
  at,
  node: 'page',
  cause: null,
  level,
  text,
});

describe('runConsole', () => {
  it('shows each line with its virtual time, and names errors in words', () => {
    const made = runConsole(traceOf([line(1, 'log', 'asked user'), line(45.5, 'error', 'recs failed')]));
    expect(made && textOf(made)).toContain('2 lines');
    expect(made && textOf(made)).toContain('45.5 ms error: recs failed');
  });

  it('is absent where the code wrote nothing', () => {
    expect(runConsole(traceOf([]))).toBeUndefined();
  });

  it('says how many lines it leaves out', () => {
    const made = runConsole(traceOf(Array.from({ length: 230 }, (_, at) => line(at, 'log', 'again'))));
    expect(made && textOf(made)).toContain('30 more lines');
  });
});
