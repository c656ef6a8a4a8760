/**
 * Queues as a fluid (Kleinrock, "Queueing Systems, volume 2" (1976), chapter 2): what comes in at one rate and leaves at another piles up
 * by the difference. Rates per second, times in seconds.
 */
export function backlogAfter(arrivalPerS: number, capacityPerS: number, forS: number): number {
  return Math.max(0, arrivalPerS - capacityPerS) * forS;
}

/** How long a backlog takes to be gone while more keeps arriving: B / (μ − λ). Infinite where nothing is left over. */
export function drainS(backlog: number, capacityPerS: number, arrivalPerS: number): number {
  return capacityPerS > arrivalPerS ? backlog / (capacityPerS - arrivalPerS) : Infinity;
}

/** How long the last one in a backlog waits until all before it are done: B / μ. */
export function lastWaitS(backlog: number, capacityPerS: number): number {
  return backlog / capacityPerS;
}
