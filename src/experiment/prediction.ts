import { z } from 'zod';

const text = z.string().trim().min(1);

const number = z.strictObject({
  ask: z.literal('number'),
  question: text.describe('What the reader is asked before the result is shown. Facts stand in braces: "{hops} hops".'),
  fact: z.string().describe('The fact that answers it.'),
  unit: z.string().describe('The unit in which the reader answers.'),
  drawn: z
    .strictObject({
      axis: z.enum(['x', 'y']).describe('The axis that the number belongs to; of bars there is only "x".'),
      at: z
        .string()
        .default('you')
        .describe(
          'Where on it, in its unit: an expression over parameters, facts and `you`, the reader’s number (a share where its unit is "%"): "startS + you".',
        ),
    })
    .optional()
    .describe('Where the reader’s number stands in the figure. Left out where no axis shows it.'),
  toleranceShare: z.number().positive().max(1).describe('How far off still counts as right, as a share of the answer.'),
  right: text.describe('What is said to who was right.'),
  otherwise: text.describe('What is said to whose number has no name.'),
  mistakes: z
    .array(
      z.strictObject({
        fact: z.string().describe('The fact that a reader computes who makes this mistake.'),
        why: text.describe('Why that is not the answer.'),
      }),
    )
    .min(1)
    .describe('Plausible wrong answers, each with its why not.'),
});

const optionSchema = z
  .strictObject({
    text: text.describe('The answer, in few words.'),
    right: z.boolean().optional().describe('Whether it is right, where no number decides it.'),
    rightWhen: z.string().optional().describe('An expression over the facts that is true when it is right: "drain > 3600".'),
    why: text.describe('Why it is right, or why not.'),
  })
  .refine((option) => (option.right === undefined) !== (option.rightWhen === undefined), {
    error: 'expected either "right" or "rightWhen"',
  });

export const optionsSchema = z.array(optionSchema).min(2).max(6);

const choice = z.strictObject({
  ask: z.literal('choice'),
  question: text,
  options: optionsSchema.describe('Exactly one is right; each says why or why not.'),
});

export const choiceSchema = choice;
export const predictionSchema = z.discriminatedUnion('ask', [number, choice]);

export type Prediction = z.output<typeof predictionSchema>;
export type NumberPrediction = z.output<typeof number>;
export type ChoicePrediction = z.output<typeof choice>;
export type Option = z.output<typeof optionSchema>;
