import { z } from 'zod';

/**
 * `content/evidence/<id>.json`: what a command found, for the page at /evidence/. Written by `npm run evidence`, never by hand: a test
 * compares it with the code that it describes.
 */
export const evidenceSchema = z.strictObject({
  command: z.string().startsWith('npm ').describe('What to type to see the same.'),
  on: z.iso.date().describe('The day of the measurement.'),
  machine: z.string().min(1).describe('Where it was measured: processors, engines.'),
  code: z
    .array(z.strictObject({ file: z.string(), digest: z.string().regex(/^[0-9a-f]{16}$/) }))
    .min(1)
    .describe('The files and folders that the figures describe, each with a digest of what was in it then.'),
  summary: z.string().min(1).describe('The table in a sentence.'),
  columns: z.array(z.string()).describe('Heads of the table; none where the lines stand as they were printed.'),
  rows: z.array(z.array(z.string())).describe('One list per row, as many cells as there are heads; or one line of output each.'),
});

export type Evidence = z.output<typeof evidenceSchema>;
