/**
 * Little's law, L = λW: what is in a system on average is what arrives per second times how long each stays, whatever the order and the
 * distributions. Little, "A Proof for the Queuing Formula: L = λW", Operations Research 9(3), 1961.
 */
export function inSystem(ratePerS: number, stayMs: number): number {
  return (ratePerS * stayMs) / 1000;
}

/** The same law, turned round: what a number of workers can finish per second when each piece of work holds one for `stayMs`. */
export function mostPerS(workers: number, stayMs: number): number {
  return (workers * 1000) / stayMs;
}
