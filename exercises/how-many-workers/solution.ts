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

export function desiredWorkers(measured: Measured, { drainTargetS, max }: Limits): number {
  const { arrivalPerS, serviceMs, backlog, current } = measured;

  // Nothing was finished: the workers hang, or there was nothing to do. Either way nothing is known of their speed, and a guess would stop
  // those that will be needed in a minute.
  if (Number.isNaN(serviceMs)) return within(current);

  // Little's law: so many are at work at any time if what arrives is served.
  const forArrivals = arrivalPerS * (serviceMs / 1000);

  // What takes off a backlog comes on top: so many messages per second, each for so long.
  const forBacklog = (backlog / drainTargetS) * (serviceMs / 1000);
  const needed = Math.ceil(forArrivals + forBacklog);

  // When half of the backlog is gone, half of the time is gone as well. To spread what is left over the whole time once more, again
  // and again, would never end. So nobody leaves as long as there is a backlog.
  return within(backlog > current ? Math.max(needed, current) : needed);

  function within(workers: number): number {
    return Math.min(max, Math.max(1, workers));
  }
}
