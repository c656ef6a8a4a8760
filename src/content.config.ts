import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { lessonSchema } from './catalog/lesson.ts';
import { promptSchema } from './catalog/prompt.ts';
import { referenceSchema } from './catalog/reference.ts';
import { strictly } from './catalog/strictly.ts';
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
  references: defineCollection({
    loader: file('./content/references.json'),
    schema: referenceSchema,
  }),
  prompts: defineCollection({
    loader: strictly(glob({ base: './content/prompts', pattern: '*.json' }), promptSchema),
    schema: promptSchema,
  }),
};
