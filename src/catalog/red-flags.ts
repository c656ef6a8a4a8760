import { z } from 'zod';
import { wordsOf } from './claim.ts';

const text = z.string().trim().min(1, 'expected a text, found an empty one');
const says = text.describe('One sentence of the answer, in spoken English.');

const sentenceSchema = z.union(
  [
    z.strictObject({
      says,
      flag: z
        .string()
        .regex(/^[a-z][a-z0-9-]*\.r[1-9]\d*$/, 'expected the id of a red flag, such as "pay.r1"')
        .describe('The red flag of the prompt that the sentence is.'),
      why: text.describe('What goes wrong, in this answer.'),
      instead: text.describe('What to say instead, as you would say it.'),
    }),
    z.strictObject({ says, fine: text.describe('Why it is fine, although it may sound wrong.') }),
    z.strictObject({ says }),
  ],
  {
    error:
      'a sentence: { "says" }, with "flag", "why" and "instead" where it is a red flag, or with "fine" where it only sounds like one',
  },
);

/** `content/drills/red-flags/<prompt>.json`: a flawed answer to a prompt, whose red flags are to be found. */
export const redFlagsSchema = z
  .strictObject({ sentences: z.array(sentenceSchema).min(5).max(12) })
  .superRefine(({ sentences }, context) => {
    const refuse = (message: string): void => context.addIssue({ code: 'custom', path: ['sentences'], message });
    const words = wordsOf(sentences.map((sentence) => sentence.says).join(' '));
    if (words < 80 || words > 140) refuse(`expected 80 to 140 words, counted ${words}`);
    const flags = sentences.flatMap((sentence) => ('flag' in sentence ? [sentence.flag] : []));
    if (flags.length === 0) refuse('expected at least one red flag');
    if (new Set(flags).size < flags.length) refuse('expected each red flag once');
    if (!sentences.some((sentence) => 'fine' in sentence)) refuse('expected a sentence that sounds wrong and is fine');
  });

export type RedFlags = z.output<typeof redFlagsSchema>;
export type FlawedSentence = RedFlags['sentences'][number];
