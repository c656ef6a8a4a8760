// caught-by: given-back
/** What the platform has measured over the last 30 s. */
interface Measured {
  /** Messages that arrived per second. */
  arrivalPerS: number;
  /** How long a worker was at a message, on average, in ms. `NaN` when no message was finished. */
  serviceMs: number;
  /** Messages that wait now. */
  backlog: number;
  /** How long the first of them has waited, in seconds; 0 when none waits. */
  oldestAgeS: number;
  /** Workers that there are now, those that are starting included. */
  current: number;
}

interface Limits {
  /** How long a backlog may take to be gone, in seconds. */
  drainTargetS: number;
  /** More workers than this the database does not bear. */
  max: number;
}

export function desiredWorkers({ arrivalPerS, serviceMs, backlog, current }: Measured, { drainTargetS, max }: Limits): number {
  if (Number.isNaN(serviceMs)) return Math.min(max, Math.max(1, current));
  const needed = Math.ceil((arrivalPerS + backlog / drainTargetS) * serviceMs);
  const workers = backlog > current ? Math.max(needed, current) : needed;
  return Math.min(max, Math.max(1, workers));
}
