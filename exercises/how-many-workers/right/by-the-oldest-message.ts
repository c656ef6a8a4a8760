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

/** Workers bought on top of what the arrivals need. */
const headroom = 1.15;

export function desiredWorkers(
  { arrivalPerS, serviceMs, backlog, oldestAgeS, current }: Measured,
  { drainTargetS, max }: Limits,
): number {
  if (!(serviceMs > 0)) return clamp(current, max);
  const doneByOnePerS = 1000 / serviceMs;
  // The first message in the queue has used up a part of the time already. Where the queue is short but long-lived its age says little, so aim at half.
  const leftS = Math.max(drainTargetS / 2 - oldestAgeS, drainTargetS / 6);
  const wantedPerS = arrivalPerS * headroom + (backlog > current ? backlog / leftS : 0);
  return clamp(Math.ceil(wantedPerS / doneByOnePerS), max);
}

function clamp(workers: number, max: number): number {
  if (workers < 1) return 1;
  return workers > max ? max : workers;
}
