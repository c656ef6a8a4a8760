import { readExercise } from '../../../src/proof/answers.ts';
import { exerciseFolder } from '../../../src/runner/node/index.ts';

/** Three answers to an exercise, by name: what it starts with, the solution, and a wrong one. */
export function answersOf(id: string): readonly (readonly [name: string, source: string])[] {
  const { answers } = readExercise(id, exerciseFolder(id));
  return (['starter', 'solution', 'wrong'] as const).flatMap((wanted) =>
    answers
      .filter(({ kind }) => kind === wanted)
      .slice(0, 1)
      .map(({ name, source }) => [name, source] as const),
  );
}
