import { limits, type Attempt } from './record.ts';

/** How a reader stands with an exercise. `passed-earlier`: its checks have changed since. */
export type Standing = 'new' | 'tried' | 'passed-earlier' | 'passed';

/** @param version the exercise's present `version` */
export function standingOf(attempts: readonly Attempt[], version: number): Standing {
  const passed = attempts.filter((attempt) => attempt.verdict === 'pass');
  if (passed.some((attempt) => attempt.exerciseVersion >= version)) return 'passed';
  if (passed.length > 0) return 'passed-earlier';
  return attempts.length > 0 ? 'tried' : 'new';
}

/**
 * Which attempts are no longer kept: the oldest beyond the limit, but never the last one that passed, lest a reader who goes on
 * playing be told that they have not solved it.
 *
 * @param attempts of one exercise, oldest first
 */
export function forgotten(attempts: readonly Attempt[]): readonly Attempt[] {
  const beyond = attempts.slice(0, Math.max(0, attempts.length - limits.attemptsPerExercise));
  const lastPass = attempts.findLast((attempt) => attempt.verdict === 'pass');
  return beyond.filter((attempt) => attempt !== lastPass);
}
