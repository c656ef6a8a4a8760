import type { BoundaryStep, BoundarySystem, Side } from '../catalog/boundary.ts';

/** On which side of the answer each step stands, by its id. */
export type Placement = Readonly<Record<string, Side>>;

/** The placement that the course recommends. */
export function recommended({ steps }: BoundarySystem): Placement {
  return Object.fromEntries(steps.map(({ id, recommended: side }) => [id, side]));
}

/** All steps on one side. */
export function everythingOn(side: Side, { steps }: BoundarySystem): Placement {
  return Object.fromEntries(steps.map(({ id }) => [id, side]));
}

/** The steps before the answer, or those after it, in their order. */
export function stepsOn(side: Side, { steps }: BoundarySystem, placement: Placement): readonly BoundaryStep[] {
  return steps.filter(({ id }) => placement[id] === side);
}

/** Whether something durable holds the work when the answer goes out, so that what comes after it can be tried again. */
export function isRecorded(system: BoundarySystem, placement: Placement): boolean {
  return stepsOn('synchronous', system, placement).some(({ records }) => records);
}

/** Reads a placement back from storage: steps that there are, sides that there are; anything else is left out. */
export function readPlacement(stored: unknown, { steps }: Pick<BoundarySystem, 'steps'>): Placement {
  const from: Readonly<Record<string, unknown>> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  return Object.fromEntries(
    steps.flatMap(({ id }) => {
      const side = from[id];
      return side === 'synchronous' || side === 'asynchronous' ? [[id, side] as const] : [];
    }),
  );
}
