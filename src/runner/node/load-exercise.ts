import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Check, Exercise } from '../../judge/exercise.ts';
import { projectRoot, requireExercise } from '../../realm/bundle.ts';

export function exerciseFolder(id: string): string {
  return join(projectRoot(), 'exercises', id);
}

/** @throws UnknownExercise */
export async function loadExercise(id: string): Promise<{ readonly meta: Exercise; readonly checks: readonly Check[] }> {
  requireExercise(id);
  const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(join(exerciseFolder(id), file)).href);
  const [{ exercise }, { checks }] = (await Promise.all([load('exercise.ts'), load('checks.ts')])) as [
    { exercise: Exercise },
    { checks: readonly Check[] },
  ];
  return { meta: exercise, checks };
}
