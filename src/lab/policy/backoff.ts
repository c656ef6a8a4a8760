import type { RandomStream } from '../random.ts';
import type { Backoff } from './policy.ts';

/** The pause before the next attempt, in ms; `attempt` is the one that failed, from 1. By multiplication alone, so it is exact everywhere. */
export function backoffMs(backoff: Backoff | undefined, attempt: number, stream: RandomStream): number {
  if (!backoff) return 0;
  const { baseMs, factor = 2, capMs = Infinity, jitter = 'none' } = backoff;
  let pauseMs = baseMs;
  for (let n = 1; n < attempt && pauseMs < capMs; n += 1) pauseMs *= factor;
  pauseMs = Math.min(pauseMs, capMs);
  switch (jitter) {
    case 'none':
      return pauseMs;
    case 'full':
      return pauseMs * stream.uniform();
    case 'equal':
      return (pauseMs / 2) * (1 + stream.uniform());
  }
}
