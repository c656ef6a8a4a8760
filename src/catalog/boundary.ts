import { z } from 'zod';

const text = z.string().trim().min(1, 'expected a text, found an empty one');
const name = z.string().regex(/^[a-z][a-z-]*$/, 'expected a name of small letters and hyphens, such as "authorise"');
const side = z.enum(['synchronous', 'asynchronous']);

const stepSchema = z.strictObject({
  id: name.describe('Stable within the system: where a reader placed the step is kept under it.'),
  what: text.describe('What is done, as a request. Example: "Authorise the card".'),
  takes: z
    .strictObject({ p50Ms: z.number().positive(), p99Ms: z.number().positive() })
    .refine(({ p50Ms, p99Ms }) => p99Ms >= p50Ms, { path: ['p99Ms'], message: 'expected at least p50Ms' })
    .describe('How long it takes, lognormal: the median and the 99th percentile, ms.'),
  faultRate: z.number().min(0).max(0.2).describe('The share of attempts that end in an error.'),
  workers: z.int().positive().optional().describe('How many of it run at a time; others wait. Default: as many as there are.'),
  needs: z.array(name).default([]).describe('Ids of earlier steps that must be done before it can begin.'),
  answerNeeds: z.boolean().describe('Whether the answer must contain its result: the caller goes on differently without it.'),
  mayBeLost: z.boolean().describe('Whether it does no harm when it is never done.'),
  records: z
    .literal(true)
    .optional()
    .describe('It makes the work durable: what comes after the answer can be handed over from it.'),
  leaves: text.optional().describe('What stays behind when a later step fails the answer. Example: "a hold on the card".'),
  tells: text.describe(
    'What the caller may be told once it is done, after "The answer may say". Example: "that the bank will pay".',
  ),
  recommended: side,
  alsoFine: z.literal(true).optional().describe('The other side can be defended, too.'),
  why: text.describe('Why it stands on the recommended side.'),
  otherwise: text.describe('What the other side costs.'),
});

/** `content/drills/boundary/<id>.json`: a system whose steps are placed before or after the answer to the caller. */
export const boundarySchema = z
  .strictObject({
    title: text,
    place: z.int().min(1).describe('Its place in lists.'),
    summary: text.describe('One line for lists.'),
    situation: text.describe('Who calls, what for, and what they do with the answer.'),
    caller: text.describe('Who waits for the answer. Example: "the shopper".'),
    ratePerS: z.number().positive().describe('Calls per second, as a Poisson process.'),
    calls: z.int().min(100).max(800).describe('How many calls a run has.'),
    timeoutMs: z.number().positive().describe('How long the caller waits for the answer.'),
    outage: z
      .strictObject({
        step: name.describe('The id of the step that cannot be done for a while.'),
        says: text.describe('What is down, in words. Example: "the mail provider is down".'),
      })
      .describe('The bad day: for the middle third of a run, each attempt of this step fails.'),
    steps: z.array(stepSchema).min(5).max(8),
  })
  .superRefine(({ steps, outage }, context) => {
    const refuse = (path: (string | number)[], message: string): void => context.addIssue({ code: 'custom', path, message });
    const ids = steps.map(({ id }) => id);
    steps.forEach(({ id, needs, recommended, answerNeeds }, index) => {
      if (ids.indexOf(id) !== index) refuse(['steps', index, 'id'], `expected each id once, found "${id}" again`);
      for (const need of needs) {
        const needed = steps.slice(0, index).find((step) => step.id === need);
        if (!needed) refuse(['steps', index, 'needs'], `expected ids of earlier steps, found "${need}"`);
        else if (recommended === 'synchronous' && needed.recommended === 'asynchronous')
          refuse(['steps', index, 'recommended'], `expected "asynchronous", since "${need}", which it needs, is`);
      }
      if (answerNeeds && recommended === 'asynchronous')
        refuse(['steps', index, 'recommended'], 'expected "synchronous", since the answer needs its result');
    });
    if (!ids.includes(outage.step)) refuse(['outage', 'step'], `expected the id of a step (${ids.join(', ')})`);
    if (!steps.some(({ records, recommended }) => records && recommended === 'synchronous'))
      refuse(['steps'], 'expected a step that records the work before the answer ("records": true)');
    if (new Set(steps.map(({ recommended }) => recommended)).size < 2)
      refuse(['steps'], 'expected steps on both sides, or there is no line to draw');
  });

export type BoundarySystem = z.output<typeof boundarySchema>;
export type BoundaryStep = BoundarySystem['steps'][number];
/** Before the answer to the caller, or after it. */
export type Side = z.output<typeof side>;
