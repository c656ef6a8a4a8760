import { z } from 'zod';
import { promptOf } from './claim.ts';

const text = z.string().trim().min(1, 'expected a text, found an empty one');

/** `content/drills/fix/<id>.json`: a sentence of a candidate, wrong or vague, which the reader says better. */
export const fixSchema = z
  .strictObject({
    claim: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\.[mn][1-9]\d*$/, 'expected the id of a must or nice claim, such as "pay.m4"')
      .describe('What the better sentence should say: the coach looks for it.'),
    avoid: z
      .array(z.string().regex(/^[a-z][a-z0-9-]*\.r[1-9]\d*$/, 'expected the id of a red flag, such as "pay.r1"'))
      .default([])
      .describe('Red flags of the same prompt that the sentence falls into; the coach looks whether the reader’s still does.'),
    said: text.describe('What the candidate said.'),
    wrong: text.describe('What is wrong or vague about it. Shown after the reader has typed.'),
    better: text.describe('A model sentence. The coach must hear the claim in it, and no red flag; a test holds it to that.'),
    why: text.describe('What makes it better.'),
  })
  .superRefine(({ claim, avoid }, context) => {
    const prompt = promptOf(claim);
    avoid.forEach((id, index) => {
      if (promptOf(id) !== prompt)
        context.addIssue({ code: 'custom', path: ['avoid', index], message: `expected a red flag of "${prompt}"` });
    });
  });

export type Fix = z.output<typeof fixSchema>;
