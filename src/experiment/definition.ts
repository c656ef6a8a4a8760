import { z } from 'zod';
import { predictionSchema } from './prediction.ts';
import { problemsOfDesigns, scenarioShape } from './scenario/definition.ts';

const knob = z.strictObject({
  name: z.string().describe('The parameter that the reader may change.'),
  label: z.string().describe('What the slider is called.'),
  unit: z.string().describe('The unit behind its value, for the reader: "hops".'),
  from: z.number(),
  to: z.number(),
  step: z.number().positive(),
});

const common = {
  title: z.string().describe('What the figure is called.'),
  knob,
  prediction: predictionSchema.describe('What the reader is asked before the result is shown.'),
};

const anyKind = z.discriminatedUnion('kind', [
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
  z.strictObject({ ...common, ...scenarioShape }),
]);

/** `content/experiments/<id>.json`: what is run, what the reader may change, and what is predicted first. */
export const experimentSchema = anyKind.superRefine((experiment, context) => {
  const { parameters, knob } = experiment;
  if (!Object.hasOwn(parameters, knob.name))
    context.addIssue({
      code: 'custom',
      path: ['knob', 'name'],
      message: `expected one of ${Object.keys(parameters).join(', ')}`,
    });
  if (experiment.kind !== 'scenario') return;
  for (const problem of problemsOfDesigns(experiment)) context.addIssue({ code: 'custom', ...problem });
});

export type Experiment = z.output<typeof experimentSchema>;
export type HopChain = Extract<Experiment, { kind: 'hop-chain' }>['parameters'];
export type FanOutTail = Extract<Experiment, { kind: 'fan-out-tail' }>['parameters'];
export type Utilisation = Extract<Experiment, { kind: 'utilisation' }>['parameters'];
