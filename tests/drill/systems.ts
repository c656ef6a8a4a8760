import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { boundarySchema, type BoundarySystem } from '../../src/catalog/boundary.ts';
import { checked } from '../../src/catalog/checked.ts';

const folder = join(import.meta.dirname, '..', '..', 'content', 'drills', 'boundary');

/** All systems whose boundary is to be drawn, by id. */
export const systems: ReadonlyMap<string, BoundarySystem> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [file.slice(0, -5), checked(boundarySchema, file, JSON.parse(readFileSync(join(folder, file), 'utf8')))]),
);

export function systemNamed(id: string): BoundarySystem {
  const found = systems.get(id);
  if (found) return found;
  throw new Error(`There is no system "${id}"; there are: ${[...systems.keys()].join(', ')}.`);
}
