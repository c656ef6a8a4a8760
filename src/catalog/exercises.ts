import { readExercises, type CatalogExercise } from './exercise.ts';

/** All exercises in order of id: the shown half of each folder in `exercises/`. */
export function exercises(): readonly CatalogExercise[] {
  return readExercises({
    metas: import.meta.glob('/exercises/*/exercise.ts', { eager: true, import: 'exercise' }),
    briefs: import.meta.glob<string>('/exercises/*/brief.md', { eager: true, query: '?raw', import: 'default' }),
    starters: import.meta.glob<string>('/exercises/*/starter.ts', { eager: true, query: '?raw', import: 'default' }),
  });
}

/** Throws, naming those that there are, where there is no such exercise. */
export function exerciseById(id: string): CatalogExercise {
  const all = exercises();
  const found = all.find((exercise) => exercise.id === id);
  if (found) return found;
  throw new Error(`Expected the id of a folder in exercises/ (${all.map((each) => each.id).join(', ')}), found "${id}".`);
}
