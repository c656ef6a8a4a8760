import { z } from 'zod';
import { readScenario } from '../../scenario/index.ts';
import { factSpecSchema } from '../fact-spec.ts';
import { resolveDesign } from './resolve.ts';

const word = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'expected a word such as "handOver"');
const expression = z.string().min(1);
const look = z.enum(['main', 'other', 'formula']).default('main').describe('main: solid; other: dashed; formula: dotted.');

const axis = z.strictObject({
  label: z.string().min(1).describe('What the axis shows.'),
  unit: z.string().default('').describe('"%" for shares.'),
  from: z.number().optional(),
  to: z.number().optional().describe('Default: a round number above what is drawn.'),
});

const line = z.strictObject({
  name: z.string().min(1).describe('As the legend calls it; two or three words.'),
  is: expression.describe('Timeline: an expression over one window. Curve: the name of a fact.'),
  look,
});

const mark = z.strictObject({
  at: expression.describe('Where on the x axis, in its unit: an expression over parameters and facts.'),
  label: z.string().min(1),
});

const figure = z.discriminatedUnion('draw', [
  z.strictObject({
    draw: z.literal('timeline').describe('Lines over virtual time, one point per window. Needs "windowMs".'),
    y: axis,
    lines: z.array(line).min(1).max(4),
    marks: z.array(mark).default([]),
  }),
  z.strictObject({
    draw: z.literal('curve').describe('Facts over values of the knob.'),
    at: z.array(z.number()).min(2).max(20).describe('The values of the knob at which the lab runs.'),
    x: axis.optional().describe('Default: the knob.'),
    y: axis,
    lines: z.array(line).min(1).max(4),
    marks: z.array(mark).default([]),
  }),
  z.strictObject({
    draw: z.literal('bars').describe('Facts beside each other.'),
    x: axis,
    bars: z
      .array(
        z.strictObject({
          label: z.string().min(1),
          fact: z.string(),
          look: z.enum(['sync', 'async', 'plain']).default('plain').describe('The hue and the hatching of the two styles.'),
        }),
      )
      .min(2)
      .max(8),
  }),
  z.strictObject({
    draw: z.literal('sequence').describe('One run of each design as a sequence diagram; for runs of few messages.'),
    titles: z.record(word, z.string()).describe('A heading for each design that is drawn.'),
  }),
]);

const shape = {
  kind: z.literal('scenario'),
  parameters: z
    .record(word, z.number())
    .describe('Numbers that designs and facts name. The knob turns one of them; its value here is where the knob starts.'),
  seeds: z.int().min(1).max(40).describe('How many runs of each design; bands span them. 1 where nothing is random.'),
  windowMs: z.number().positive().optional().describe('Length of a window, for timelines and functions over windows.'),
  designs: z
    .record(word, z.record(z.string(), z.json()))
    .describe('Scenarios by name. A text that begins with "=" is an expression over the parameters: "=ratePerS * 2".'),
  facts: z
    .record(
      word,
      factSpecSchema.extend({
        over: z.enum(['mean', 'median', 'lowest', 'highest']).default('mean').describe('Over the runs. Default: mean.'),
      }),
    )
    .describe('The numbers that this experiment finds, by name.'),
  figure,
  caption: z.string().min(1).describe('One sentence that says what the figure shows, with facts in braces.'),
  table: z
    .strictObject({ head: z.array(z.string()), rows: z.array(z.array(z.string())).min(1).max(12) })
    .optional()
    .describe('Cells with facts in braces. Default: the points of the figure.'),
};

/** An experiment on the lab that is all data: scenarios, what is measured in them, and how it is drawn. */
export const scenarioShape = shape;

interface Checked {
  readonly parameters: Readonly<Record<string, number>>;
  readonly designs: Readonly<Record<string, z.output<typeof shape.designs>[string]>>;
  readonly windowMs?: number | undefined;
}

/** Each design, with the parameters as given, must be a scenario. Problems are told with their path. */
export function problemsOfDesigns({ parameters, designs, windowMs }: Checked): { path: string[]; message: string }[] {
  return Object.entries(designs).flatMap(([name, design]) => {
    const path = ['designs', name];
    try {
      const reading = readScenario(resolveDesign(design, parameters));
      if (!reading.ok)
        return reading.problems.map(({ path: at, expected, found, hint }) => ({
          path: [...path, at],
          message: `expected ${expected}, found ${found}.${hint === undefined ? '' : ` ${hint}`}`,
        }));
      return windowMs !== undefined && reading.scenario.durationMs === undefined
        ? [{ path: [...path, 'durationMs'], message: 'expected a duration, since windowMs is set' }]
        : [];
    } catch (error) {
      return [{ path, message: error instanceof Error ? error.message : String(error) }];
    }
  });
}
