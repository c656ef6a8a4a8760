import { lessons, type CatalogLesson } from './content.ts';

/** The sentences for an interview that a lesson gives, in its order. */
export interface Sayings {
  readonly lesson: CatalogLesson;
  readonly says: readonly string[];
}

/** What stands between `<Say>` and `</Say>` in the text of a lesson, as one line each; code loses its backticks. */
export function sayingsIn(text: string): readonly string[] {
  return [...text.matchAll(/<Say>([\s\S]*?)<\/Say>/g)].map(([, said = '']) =>
    said.replaceAll('`', '').replace(/\s+/g, ' ').trim(),
  );
}

/** The sayings of all lessons that have some, in the order of the course. */
export async function sayings(): Promise<readonly Sayings[]> {
  return (await lessons())
    .map((lesson) => ({ lesson, says: sayingsIn(lesson.entry.body ?? '') }))
    .filter(({ says }) => says.length > 0);
}
