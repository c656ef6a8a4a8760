import { getCollection } from 'astro:content';
import type { BoundarySystem } from './boundary.ts';

/** A system whose boundary is to be drawn. Its address: /practice/drills/boundary/<id>/. */
export interface CatalogSystem {
  readonly id: string;
  readonly system: BoundarySystem;
}

/** All systems in the order of their places. */
export async function boundarySystems(): Promise<readonly CatalogSystem[]> {
  const entries = await getCollection('boundary');
  return entries.map(({ id, data }) => ({ id, system: data })).sort((a, b) => a.system.place - b.system.place);
}
