import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const exercises = join(import.meta.dirname, '..', '..', '..', 'exercises');

/** Three answers to an exercise, by name: what it starts with, the solution, and a wrong one. */
export function answersOf(id: string): readonly (readonly [name: string, source: string])[] {
  const [wrong = ''] = readdirSync(join(exercises, id, 'wrong')).sort();
  return ['starter.ts', 'solution.ts', `wrong/${wrong}`].map((name) => [name, readFileSync(join(exercises, id, name), 'utf8')]);
}
