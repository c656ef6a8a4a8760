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

let goneBy: number | undefined;

export function desiredWorkers(measured: Measured, { drainTargetS, max }: Limits): number {
  const now = Date.now() / 1000;
  const { arrivalPerS, serviceMs, backlog, current } = measured;
  const possible = (n: number) => Math.max(1, Math.min(max, Math.ceil(n)));
  if (Number.isNaN(serviceMs)) {
    goneBy = undefined;
    return possible(current);
  }
  if (backlog <= current) {
    goneBy = undefined;
    return possible((arrivalPerS * serviceMs) / 1000);
  }
  goneBy ??= now + drainTargetS;
  // Never reckon with less than one round of the platform, or the last messages would ask for everything.
  const leftS = Math.max(goneBy - now, 30);
  return possible(((arrivalPerS + backlog / leftS) * serviceMs) / 1000);
}
