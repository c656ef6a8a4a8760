import { lessons, type CatalogLesson } from './content.ts';
import type { CatalogExercise } from './exercise.ts';
import { exercises } from './exercises.ts';

/** A lesson with the exercises that belong to it, in the order in which the lesson has them. */
export interface CoursePart {
  readonly lesson: CatalogLesson;
  readonly exercises: readonly CatalogExercise[];
}

/** The course from the first lesson to the last. */
export async function course(): Promise<readonly CoursePart[]> {
  const all = exercises();
  return (await lessons()).map((lesson) => {
    const place = (id: string) => {
      const found = lesson.meta.exercises.indexOf(id);
      return found === -1 ? Infinity : found;
    };
    return {
      lesson,
      exercises: all.filter(({ meta }) => meta.lesson === lesson.slug).sort((a, b) => place(a.id) - place(b.id)),
    };
  });
}

/** All exercises in the order of the course; those without a lesson come last. */
export async function exercisesInOrder(): Promise<readonly CatalogExercise[]> {
  const placed = (await course()).flatMap((part) => part.exercises);
  return [...placed, ...exercises().filter(({ id }) => !placed.some((each) => each.id === id))];
}
