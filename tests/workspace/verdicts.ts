import type { RunDescription } from '../../src/lab/plan.ts';
import type { Trace, TraceRecord } from '../../src/lab/trace/record.ts';
import type { CheckVerdict, Verdict } from '../../src/judge/verdict.ts';
import type { RunResult } from '../../src/runner/client.ts';

/** Small verdicts and results to begin a test with. */
export const run: RunDescription = { index: 2, name: 'recs hang', seed: 7, fault: 'recs never answers', parameters: {} };

export const failing: CheckVerdict = {
  id: 'without-optional',
  title: 'The page comes without `recs`.',
  verdict: 'fail',
  story: 'At 45 ms the page asked recs, which never answered.',
  run,
  seed: 7,
  fault: 'recs never answers',
  at: 345,
  record: 9,
  source: { line: 44, column: 22 },
};

export const passing: CheckVerdict = { id: 'in-time', title: 'The page is in time.', verdict: 'pass' };

export function verdictOf(checks: readonly CheckVerdict[], more: Partial<Verdict> = {}): Verdict {
  const verdict = checks.some((check) => check.verdict === 'fail') ? 'fail' : 'pass';
  return {
    exercise: 'fan-out-a-page',
    verdict,
    checks,
    runs: 3,
    planned: 12,
    events: 90,
    traceHash: '0123456789abcdef',
    ...more,
  };
}

export function resultOf(verdict: Verdict): RunResult {
  return { verdict, durationMs: 96.4 };
}

export function traceOf(records: readonly TraceRecord[]): Trace {
  return { seed: 7, records, end: { reason: 'quiescent' }, endedAt: 1000, events: 9, jobs: 9, crossings: 3 };
}
