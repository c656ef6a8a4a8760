import { z } from 'zod';

const knob = z.strictObject({
  name: z.string().describe('The parameter that the reader may change.'),
  label: z.string().describe('What the slider is called.'),
  unit: z.string().describe('The unit behind its value, for the reader: "hops".'),
  from: z.number(),
  to: z.number(),
  step: z.number().positive(),
});

const prediction = z.strictObject({
  question: z.string().describe('What the reader is asked before the result is shown.'),
  fact: z.string().describe('The fact that answers it.'),
  unit: z.string().describe('The unit in which the reader answers.'),
  toleranceShare: z.number().positive().max(1).describe('How far off still counts as right, as a share of the answer.'),
  right: z.string().describe('What is said to who was right.'),
  otherwise: z.string().describe('What is said to whose number has no name.'),
  mistakes: z
    .array(
      z.strictObject({
        fact: z.string().describe('The fact that a reader computes who makes this mistake.'),
        why: z.string().describe('Why that is not the answer.'),
      }),
    )
    .describe('Plausible wrong answers, each with its why not.'),
});

const common = {
  title: z.string().describe('What the figure is called.'),
  knob,
  prediction,
};

/** `content/experiments/<id>.json`: what is run, what the reader may change, and what is predicted first. */
export const experimentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('hop-chain'),
    parameters: z.strictObject({
      hops: z.int().min(1).max(20),
      p50Ms: z.number().positive().describe('Median of each hop.'),
      p99Ms: z.number().positive().describe('99th percentile of each hop.'),
      requests: z.int().min(50).describe('Requests of each kind in each run.'),
      seeds: z.int().min(2).describe('How many runs; the band spans them.'),
    }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('fan-out-tail'),
    parameters: z.strictObject({
      calls: z.int().min(1).max(200),
      slowShare: z.number().positive().max(1).describe('The share of calls that are slow.'),
      pages: z.int().min(50).describe('Pages loaded in each run.'),
      seeds: z.int().min(2),
    }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('utilisation'),
    parameters: z.strictObject({
      utilisation: z.number().positive().max(0.99),
      serviceMs: z.number().positive().describe('Mean service time of the one worker.'),
      jobs: z.int().min(200).describe('Jobs in each run.'),
      seeds: z.int().min(2),
    }),
  }),
]);

export type Experiment = z.output<typeof experimentSchema>;
export type HopChain = Extract<Experiment, { kind: 'hop-chain' }>['parameters'];
export type FanOutTail = Extract<Experiment, { kind: 'fan-out-tail' }>['parameters'];
export type Utilisation = Extract<Experiment, { kind: 'utilisation' }>['parameters'];
