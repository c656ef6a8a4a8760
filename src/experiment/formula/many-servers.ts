/**
 * M/M/c: the chance that an arrival has to wait, with `workers` workers that each are busy for the share `utilisation` of the time
 * (Erlang's C, by the recursion of Erlang's B). Harchol-Balter, "Performance Modeling and Design of Computer Systems" (2013), chapter 14.
 */
export function erlangC(workers: number, utilisation: number): number {
  const offered = workers * utilisation;
  let blocked = 1;
  for (let worker = 1; worker <= workers; worker += 1) blocked = (offered * blocked) / (worker + offered * blocked);
  return blocked / (1 - utilisation * (1 - blocked));
}

/** The mean wait in the queue of M/M/c: C · S / (c (1 − ρ)). The same chapter. */
export function meanWaitMs(workers: number, serviceMs: number, utilisation: number): number {
  return (erlangC(workers, utilisation) * serviceMs) / (workers * (1 - utilisation));
}

/**
 * The mean wait at one worker when service times vary by `cv` (standard deviation over mean): Pollaczek and Khinchine's
 * ρ S (1 + cv²) / (2 (1 − ρ)). The same book, chapter 23.
 */
export function variedWaitMs(serviceMs: number, utilisation: number, cv: number): number {
  return (utilisation * serviceMs * (1 + cv * cv)) / (2 * (1 - utilisation));
}
