import type { Verdict } from '../../judge/verdict.ts';
import type { Attempt } from '../../progress/index.ts';

/** What is remembered of a judged run. */
export function attemptOf(verdict: Verdict, code: string, exerciseVersion: number): Omit<Attempt, 'id' | 'at'> {
  const failed = verdict.checks.filter((check) => check.verdict === 'fail').map(({ id }) => id);
  return {
    exercise: verdict.exercise,
    code,
    verdict: verdict.verdict,
    failed: verdict.failure ? [verdict.failure.kind] : failed,
    exerciseVersion,
  };
}
