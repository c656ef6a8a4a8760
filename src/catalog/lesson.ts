import { z } from 'zod';

/** The frontmatter of `content/lessons/NN-slug.mdx`. The file's name is its address; the number in it is its place in the course. */
export const lessonSchema = z.strictObject({
  title: z.string().min(1).describe('The title of the lesson; it says what the lesson is about in a few words.'),
  summary: z.string().min(1).describe('One sentence for lists, search results and shared links.'),
  minutes: z.int().min(1).max(90).describe('How long an engineer takes to read it, predictions included, exercises not.'),
  exercises: z
    .array(z.string())
    .default([])
    .describe('Ids of the exercises that the lesson embeds by <Exercise id>; the page then admits the sandbox. Default: none.'),
});

export type LessonMeta = z.output<typeof lessonSchema>;

/** Reads the place in the course and the key from the name of a lesson's file: "02-latency" is lesson 2, "latency". */
export function placeOf(id: string): { number: number; slug: string } {
  const found = /^(\d{2})-([a-z0-9][a-z0-9-]*)$/.exec(id);
  if (!found?.[1] || !found[2])
    throw new Error(`content/lessons/${id}.mdx: expected a name such as "02-latency.mdx" (two digits, dash, slug)`);
  return { number: Number(found[1]), slug: found[2] };
}
