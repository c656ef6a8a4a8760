import type { Verdict } from '../judge/verdict.ts';

/** The verdict where there is not even a judge: a browser that starts no workers at all. */
export function unavailableVerdict(exercise: string, error: unknown): Verdict {
  const cause = (error instanceof Error ? error.message : String(error)).replace(/[.\s]+$/, '');
  return {
    exercise,
    verdict: 'error',
    checks: [],
    failure: {
      kind: 'sandbox-unavailable',
      title: 'Your code cannot be run here',
      story: `The worker that compiles and judges your code could not be started: ${cause}. Your code is kept; reading, predicting and practising work without it.`,
    },
    runs: 0,
    planned: 0,
    events: 0,
    traceHash: '',
  };
}
