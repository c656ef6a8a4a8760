import { z } from 'zod';
import { numbersSchema, optionsSchema } from '../experiment/index.ts';

const text = z.string().trim().min(1, 'expected a text, found an empty one');

/** `content/questions/<id>.json`: a prediction without an experiment, as `<Predict id>` shows it. */
export const questionSchema = z.strictObject({
  question: text.describe('What is asked. Numbers stand in braces.'),
  numbers: numbersSchema.default({}),
  options: optionsSchema.describe('Exactly one is right; each says why or why not. "rightWhen" may name the numbers.'),
});

/** One scenario to place. */
const placedSchema = z.strictObject({
  scenario: text.describe('The situation, in one or two sentences.'),
  answer: z.enum(['synchronous', 'asynchronous', 'both']).describe('"both": decide synchronously, propagate asynchronously.'),
  why: text.describe('Why that is the first choice here.'),
  whyNot: text.describe('Why not the other; what would have to change for it.'),
});

/** `content/drills/<id>.json`: scenarios to place, as `<Drills id>` shows them. */
export const drillsSchema = z.strictObject({
  title: text,
  numbers: numbersSchema.default({}),
  items: z.array(placedSchema).min(4).max(30),
});

const cardCommon = {
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('Stable within the lesson: what a reader knows of the card is kept under it.'),
  scenario: text.describe('A new situation that ends in a question: which, and why? Never a definition.'),
  why: text.describe('The reason, which is what to keep. Shown with the answer.'),
};

const cardSchema = z.discriminatedUnion('answer', [
  z.strictObject({
    ...cardCommon,
    answer: z.literal('choice'),
    options: optionsSchema,
  }),
  z.strictObject({
    ...cardCommon,
    answer: z.literal('short').describe('The reader types a few words, then compares.'),
    says: text.describe('A good answer, in a sentence or two.'),
    mentions: z.array(text).min(1).max(5).describe('What a good answer mentions, point by point.'),
  }),
]);

/** `content/cards/<lesson>.json`: what to keep of a lesson. The name of the file is the lesson's: "02-latency". */
export const cardsSchema = z
  .strictObject({
    numbers: numbersSchema.default({}),
    cards: z.array(cardSchema).min(6).max(14),
  })
  .superRefine(({ cards }, context) => {
    const ids = cards.map(({ id }) => id);
    ids.forEach((id, index) => {
      if (ids.indexOf(id) !== index)
        context.addIssue({ code: 'custom', path: ['cards', index, 'id'], message: `expected each id once, found "${id}" again` });
    });
  });

export type Question = z.output<typeof questionSchema>;
export type Drills = z.output<typeof drillsSchema>;
export type Cards = z.output<typeof cardsSchema>;
export type Card = Cards['cards'][number];
