import { z } from 'zod';

/** One source of `content/references.json`; its key is what `<Cite source>` names. */
export const referenceSchema = z.strictObject({
  authors: z.string().min(1).describe('Family names, as they stand on the work.'),
  title: z.string().min(1),
  where: z.string().min(1).describe('Publisher, journal or site, with the place inside it if one is meant.'),
  year: z.int().min(1900).max(2100),
  url: z.url().optional().describe('Where it can be read; a stable address of the author or publisher.'),
  kind: z
    .enum(['book', 'paper', 'standard', 'pattern', 'article', 'documentation', 'course'])
    .default('article')
    .describe('Under which heading it stands in the list of references.'),
  pattern: z.string().optional().describe('For a pattern: its name in the book. "Competing Consumers".'),
  note: z.string().optional().describe('One sentence for the list of references: what to read it for.'),
  numbers: z
    .record(
      z.string().regex(/^[a-z][A-Za-z0-9]*$/),
      z.strictObject({
        value: z.number().describe('As the source gives it, in the unit; 63 with the unit "%".'),
        unit: z.string().default(''),
        decimals: z.int().min(0).max(4).default(0),
        says: z.string().min(1).describe('What the source says of it, in our words, with the place in the source.'),
      }),
    )
    .default({})
    .describe('Numbers that the source gives and lessons print, by name: <N k="cite:<source>.<name>" />.'),
});

export type Reference = z.output<typeof referenceSchema>;
