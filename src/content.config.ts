import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { boundarySchema } from './catalog/boundary.ts';
import { answersSchema, coachSchema } from './catalog/coach.ts';
import { fixSchema } from './catalog/fix.ts';
import { lessonSchema } from './catalog/lesson.ts';
import { promptSchema } from './catalog/prompt.ts';
import { cardsSchema, drillsSchema, questionSchema } from './catalog/question.ts';
import { redFlagsSchema } from './catalog/red-flags.ts';
import { referenceSchema } from './catalog/reference.ts';
import { strictly } from './catalog/strictly.ts';
import { workedSchema } from './catalog/worked.ts';
import { experimentSchema } from './experiment/index.ts';

/** The collections of `content/`. The schemas, with a sentence for every field, are in `catalog/`. */
export const collections = {
  lessons: defineCollection({
    loader: strictly(glob({ base: './content/lessons', pattern: '*.mdx' }), lessonSchema),
    schema: lessonSchema,
  }),
  experiments: defineCollection({
    loader: strictly(glob({ base: './content/experiments', pattern: '*.json' }), experimentSchema),
    schema: experimentSchema,
  }),
  worked: defineCollection({
    loader: strictly(glob({ base: './content/worked', pattern: '*.json' }), workedSchema),
    schema: workedSchema,
  }),
  questions: defineCollection({
    loader: strictly(glob({ base: './content/questions', pattern: '*.json' }), questionSchema),
    schema: questionSchema,
  }),
  drills: defineCollection({
    loader: strictly(glob({ base: './content/drills', pattern: '*.json' }), drillsSchema),
    schema: drillsSchema,
  }),
  boundary: defineCollection({
    loader: strictly(glob({ base: './content/drills/boundary', pattern: '*.json' }), boundarySchema),
    schema: boundarySchema,
  }),
  redFlags: defineCollection({
    loader: strictly(glob({ base: './content/drills/red-flags', pattern: '*.json' }), redFlagsSchema),
    schema: redFlagsSchema,
  }),
  fixes: defineCollection({
    loader: strictly(glob({ base: './content/drills/fix', pattern: '*.json' }), fixSchema),
    schema: fixSchema,
  }),
  cards: defineCollection({
    loader: strictly(glob({ base: './content/cards', pattern: '*.json' }), cardsSchema),
    schema: cardsSchema,
  }),
  references: defineCollection({
    loader: strictly(file('./content/references.json'), referenceSchema),
    schema: referenceSchema,
  }),
  coach: defineCollection({
    loader: strictly(glob({ base: './content/prompts/coach', pattern: '*.json' }), coachSchema),
    schema: coachSchema,
  }),
  answers: defineCollection({
    loader: strictly(
      glob({
        base: './content/prompts',
        pattern: 'answers/*.json',
        generateId: ({ entry }) => entry.slice('answers/'.length, -'.json'.length),
      }),
      answersSchema,
    ),
    schema: answersSchema,
  }),
  prompts: defineCollection({
    loader: strictly(glob({ base: './content/prompts', pattern: '*.json' }), promptSchema),
    schema: promptSchema,
  }),
};
