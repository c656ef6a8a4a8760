import type { RunResult } from '../../runner/client.ts';

/** The verdict as the contract of the command promises it to other programs. */
export function verdictAsJson({ verdict, durationMs }: RunResult): string {
  const { exercise, checks, failure, runs, planned, events, traceHash } = verdict;
  const told = checks.map(({ id, title, verdict: is, story, seed, fault, at }) => ({
    id,
    title,
    verdict: is,
    story,
    seed,
    fault,
    at,
  }));
  const failed = failure && {
    kind: failure.kind,
    title: failure.title,
    story: failure.story,
    source: failure.source,
    at: failure.at,
  };
  const shown = {
    exercise,
    verdict: verdict.verdict,
    checks: told,
    failure: failed,
    runs,
    planned,
    events,
    traceHash,
    durationMs: Math.round(durationMs),
  };
  return JSON.stringify(shown, undefined, 2);
}
