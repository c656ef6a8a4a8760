import { log } from '../../lab/index.ts';

/**
 * One server, Poisson arrivals, exponential service (M/M/1): the time in the system is exponential with mean S / (1 − ρ), so its
 * p-quantile is −ln(1 − p) · S / (1 − ρ). Any textbook on queues, for example Harchol-Balter, "Performance Modeling and Design of Computer
 * Systems" (2013), chapter 13.
 */
export function meanSojournMs(serviceMs: number, utilisation: number): number {
  return serviceMs / (1 - utilisation);
}

export function sojournQuantileMs(serviceMs: number, utilisation: number, p: number): number {
  return -log(1 - p) * meanSojournMs(serviceMs, utilisation);
}
