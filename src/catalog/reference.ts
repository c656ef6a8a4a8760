import { z } from 'zod';

/** One source of `content/references.json`; its key is what `<Cite key>` names. */
export const referenceSchema = z.strictObject({
  authors: z.string().min(1).describe('Family names, as they stand on the work.'),
  title: z.string().min(1),
  where: z.string().min(1).describe('Publisher, journal or site, with the place inside it if one is meant.'),
  year: z.int().min(1900).max(2100),
  url: z.url().optional().describe('Where it can be read; a stable address of the author or publisher.'),
});

export type Reference = z.output<typeof referenceSchema>;
