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

export function desiredWorkers(m: Measured, limits: Limits): number {
  if (isNaN(m.serviceMs)) return Math.min(Math.max(m.current, 1), limits.max);
  const waiting = m.backlog > m.current ? m.backlog : 0;
  const from = waiting > 0 ? Math.max(m.current, 1) : 1;
  let workers = Math.min(from, limits.max);
  while (workers < limits.max && !enough(workers)) workers++;
  return workers;

  function enough(n: number): boolean {
    const capacityPerS = (n * 1000) / m.serviceMs;
    const sparePerS = capacityPerS - m.arrivalPerS;
    if (waiting === 0) return sparePerS >= 0;
    return sparePerS > 0 && waiting / sparePerS <= limits.drainTargetS;
  }
}
