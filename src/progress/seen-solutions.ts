import type { Shelf } from './shelf.ts';

const prefix = 'exercise/';
const suffix = '/solution-seen';
const idOf = (exercise: string): string => `${prefix}${exercise}${suffix}`;

/** A solution that a reader chose to see, a part of it at least: a reason for a review later. */
export interface SeenSolution {
  readonly exercise: string;
  /** ms since 1970; when it was first seen. */
  readonly at: number;
  /** The `version` of the exercise then. */
  readonly version: number;
}

/** @param practice the shelf where these marks lie */
export async function markSolutionSeen(practice: Shelf, exercise: string, version: number): Promise<void> {
  const id = idOf(exercise);
  if ((await practice.get(id)) === undefined) await practice.put(id, version);
}

export async function solutionSeen(practice: Shelf, exercise: string): Promise<boolean> {
  return (await practice.get(idOf(exercise))) !== undefined;
}

/** Every solution that was seen, for whoever makes review cards of them. */
export async function seenSolutions(practice: Shelf): Promise<readonly SeenSolution[]> {
  const entries = await practice.all(prefix);
  return entries.flatMap(({ id, at, value }) =>
    id.endsWith(suffix) && typeof value === 'number'
      ? [{ exercise: id.slice(prefix.length, -suffix.length), at, version: value }]
      : [],
  );
}
