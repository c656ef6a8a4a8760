import { z } from 'zod';
import type { Exercise } from '../judge/exercise.ts';
import { checked } from './checked.ts';

const text = z.string().trim().min(1, 'expected a text, found an empty one');

/** The shown half of an exercise, `exercises/<id>/exercise.ts`. The type is the judge's `Exercise`; here its values are checked. */
export const exerciseSchema = z.strictObject({
  title: text.describe('The name of the exercise in lists.'),
  version: z.int().min(1).describe('Raised when a check changes what it accepts.'),
  lesson: text.describe('Slug of the lesson that gives all that is needed to solve it.'),
  after: z.array(text).describe('Ids of exercises that are better done first.'),
  minutes: z.int().min(1).max(120).describe('How long an engineer takes who has read the lesson.'),
  summary: text.describe('One line for lists and for the home page.'),
  checks: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[a-z][a-z0-9-]*$/)
          .describe('Key of the check, as the hidden half names it.'),
        sentence: text.describe('What must hold, as one sentence for the reader.'),
        hints: z.tuple([text, text, text]).describe('A nudge, what to look at in the timeline, the shape of a fix.'),
      }),
    )
    .min(1)
    .describe('What is checked, simplest first.'),
});

/** All that a page may show of an exercise. Its world, checks and solution are not here and cannot be reached from here. */
export interface CatalogExercise {
  /** The name of its folder. */
  readonly id: string;
  readonly meta: Exercise;
  /** What to build: Markdown source. */
  readonly brief: string;
  /** The code that the editor starts with. */
  readonly starter: string;
}

/** What a glob over `exercises/` finds, by path. */
export interface ExerciseFiles {
  readonly metas: Readonly<Record<string, unknown>>;
  readonly briefs: Readonly<Record<string, string>>;
  readonly starters: Readonly<Record<string, string>>;
}

/** Joins the files of each exercise folder, in order of id. Throws where one is missing or says something that it should not. */
export function readExercises({ metas, briefs, starters }: ExerciseFiles): readonly CatalogExercise[] {
  return Object.keys(metas)
    .sort()
    .map((path) => {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      const id = folder.split('/').at(-2) ?? '';
      return {
        id,
        meta: checked(exerciseSchema, path, metas[path]),
        brief: present(briefs, `${folder}brief.md`),
        starter: present(starters, `${folder}starter.ts`),
      };
    });
}

function present(files: Readonly<Record<string, string>>, path: string): string {
  const found = files[path];
  if (!found?.trim())
    throw new Error(`${path}: expected a file with text, found ${found === undefined ? 'no file' : 'an empty one'}`);
  return found;
}
