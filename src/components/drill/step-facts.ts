import type { BoundaryStep, BoundarySystem } from '../../catalog/boundary.ts';
import { duration, listed } from '../../drill/index.ts';
import { printFact } from '../../experiment/result.ts';

/** What is known of a step before it is placed, in a line: its time, its faults, what it needs, whether it may be lost. */
export function stepFacts(step: BoundaryStep, { steps }: BoundarySystem): string {
  const { takes, faultRate, workers, needs, mayBeLost, records } = step;
  const time = `Takes ${duration(takes.p50Ms)}; one in a hundred takes ${duration(takes.p99Ms)} or more.`;
  const faults =
    faultRate === 0
      ? 'Does not fail.'
      : `${printFact({ value: faultRate * 100, unit: '%', decimals: faultRate < 0.01 ? 1 : 0 })} of attempts fail.`;
  const needed = steps.filter(({ id }) => needs.includes(id)).map(({ what }) => `“${what}”`);
  return [
    time,
    faults,
    workers === undefined ? '' : `${workers} at a time.`,
    needed.length === 0 ? '' : `Needs ${listed(needed)}.`,
    records ? 'Makes the work durable.' : mayBeLost ? 'May be lost.' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
