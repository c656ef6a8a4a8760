/**
 * Closed forms by name, for expressions: `retryAmplification(4, 3)`. Each is in a file that says its source. The map:
 *
 * - `at-least-one.ts`    tail at scale
 * - `availability.ts`    the product of availabilities; minutes of a month
 * - `backlog.ts`         pile up, drain, wait of the last
 * - `little.ts`          L = λW
 * - `many-servers.ts`    Erlang's C, M/M/c, and M/G/1
 * - `polling.ts`         load of asking again
 * - `retries.ts`         amplification by layers; attempts in the mean
 * - `single-server.ts`   M/M/1
 */
import { atLeastOneSlow } from './at-least-one.ts';
import { availabilityOfAll, downMinutesAMonth } from './availability.ts';
import { backlogAfter, drainS, lastWaitS } from './backlog.ts';
import { inSystem, mostPerS } from './little.ts';
import { erlangC, meanWaitMs, variedWaitMs } from './many-servers.ts';
import { pollsPerS } from './polling.ts';
import { meanAttempts, retryAmplification } from './retries.ts';
import { meanSojournMs, sojournQuantileMs } from './single-server.ts';

interface Formula {
  readonly of: (...given: number[]) => number;
  /** What it takes, in order, as authors read it. */
  readonly takes: string;
  /** How its value is printed where nothing else is said. */
  readonly unit: string;
  readonly decimals: number;
}

const formulas: Readonly<Record<string, Formula>> = {
  atLeastOneSlow: { of: atLeastOneSlow, takes: 'slow share, calls', unit: '%', decimals: 1 },
  availabilityOfAll: { of: availabilityOfAll, takes: 'availability of each, dependencies', unit: '%', decimals: 2 },
  downMinutesAMonth: { of: downMinutesAMonth, takes: 'availability', unit: 'min', decimals: 0 },
  backlogAfter: { of: backlogAfter, takes: 'arrivals per s, capacity per s, seconds', unit: '', decimals: 0 },
  drainS: { of: drainS, takes: 'backlog, capacity per s, arrivals per s', unit: 's', decimals: 0 },
  lastWaitS: { of: lastWaitS, takes: 'backlog, capacity per s', unit: 's', decimals: 0 },
  inSystem: { of: inSystem, takes: 'rate per s, stay in ms', unit: '', decimals: 0 },
  mostPerS: { of: mostPerS, takes: 'workers, stay in ms', unit: 'per s', decimals: 0 },
  erlangC: { of: erlangC, takes: 'workers, utilisation', unit: '%', decimals: 0 },
  meanWaitMs: { of: meanWaitMs, takes: 'workers, service ms, utilisation', unit: 'ms', decimals: 1 },
  variedWaitMs: { of: variedWaitMs, takes: 'service ms, utilisation, coefficient of variation', unit: 'ms', decimals: 0 },
  meanAttempts: { of: meanAttempts, takes: 'failure share, attempts', unit: '', decimals: 2 },
  retryAmplification: { of: retryAmplification, takes: 'attempts per layer, layers', unit: '', decimals: 0 },
  meanSojournMs: { of: meanSojournMs, takes: 'service ms, utilisation', unit: 'ms', decimals: 0 },
  sojournQuantileMs: { of: sojournQuantileMs, takes: 'service ms, utilisation, quantile', unit: 'ms', decimals: 0 },
  pollsPerS: { of: pollsPerS, takes: 'open jobs, seconds between reads', unit: 'per s', decimals: 0 },
};

export function formulaNames(): readonly string[] {
  return Object.keys(formulas).map((name) => `${name}(${formulas[name]?.takes})`);
}

/** How a formula's value is printed where nothing else is said. */
export function printOf(name: string): { readonly unit: string; readonly decimals: number } | undefined {
  return Object.hasOwn(formulas, name) ? formulas[name] : undefined;
}

/** The value of a formula; undefined where there is none of that name. Throws where it is given too few or too many numbers. */
export function callFormula(name: string, given: readonly number[]): number | undefined {
  const formula = Object.hasOwn(formulas, name) ? formulas[name] : undefined;
  if (!formula) return undefined;
  const wanted = formula.takes.split(', ').length;
  if (given.length !== wanted) throw new Error(`${name}(${formula.takes}): expected ${wanted} numbers, found ${given.length}.`);
  return formula.of(...given);
}
