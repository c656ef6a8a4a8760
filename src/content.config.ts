import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { lessonSchema } from './catalog/lesson.ts';
import { promptSchema } from './catalog/prompt.ts';
import { strictly } from './catalog/strictly.ts';

/** The collections of `content/`. The schemas, with a sentence for every field, are in `catalog/`. */
export const collections = {
  lessons: defineCollection({
    loader: strictly(glob({ base: './content/lessons', pattern: '*.mdx' }), lessonSchema),
    schema: lessonSchema,
  }),
  prompts: defineCollection({
    loader: strictly(glob({ base: './content/prompts', pattern: '*.json' }), promptSchema),
    schema: promptSchema,
  }),
};
