import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'zod';
import { checked } from '../../src/catalog/checked.ts';
import { coachSchema } from '../../src/catalog/coach.ts';
import { exerciseSchema } from '../../src/catalog/exercise.ts';
import { lessonSchema } from '../../src/catalog/lesson.ts';
import { promptSchema } from '../../src/catalog/prompt.ts';
import { cardsSchema, drillsSchema, questionSchema } from '../../src/catalog/question.ts';
import { referenceSchema } from '../../src/catalog/reference.ts';
import { strictly } from '../../src/catalog/strictly.ts';
import { workedSchema } from '../../src/catalog/worked.ts';
import { experimentSchema } from '../../src/experiment/index.ts';
import { exercise } from '../../exercises/saga/exercise.ts';

const root = join(import.meta.dirname, '..', '..');
const json = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

interface Broken {
  readonly kind: string;
  readonly schema: z.ZodType;
  readonly file: string;
  readonly whole: unknown;
  /** The field to break, and what to put there. */
  readonly field: string;
  readonly found: unknown;
  readonly says: RegExp;
}

const lesson = { title: 'Latency', summary: 'One sentence.', minutes: 14, exercises: [] };
const prompt = 'content/prompts/pay.json';
const cards = 'content/cards/01-coupling.json';
const drills = 'content/drills/when-to-use-each.json';
const question = 'content/questions/who-reacts.json';
const experiment = 'content/experiments/burst-and-drain.json';
const worked = 'content/worked/retry-layers.json';
const coach = 'content/prompts/coach/pay.json';
const references = json('content/references.json') as Record<string, unknown>;

const broken: readonly Broken[] = [
  {
    kind: 'lesson',
    schema: lessonSchema,
    file: 'content/lessons/02-latency.mdx',
    whole: lesson,
    field: 'minutes',
    found: '14',
    says: /expected number/,
  },
  {
    kind: 'lesson, a field too many',
    schema: lessonSchema,
    file: 'content/lessons/02-latency.mdx',
    whole: lesson,
    field: 'author',
    found: 'me',
    says: /expected no field of this name/,
  },
  {
    kind: 'experiment',
    schema: experimentSchema,
    file: experiment,
    whole: json(experiment),
    field: 'knob.step',
    found: 0,
    says: /expected number to be >0/,
  },
  {
    kind: 'experiment, its knob',
    schema: experimentSchema,
    file: experiment,
    whole: json(experiment),
    field: 'knob.name',
    found: 'speed',
    says: /expected one of/,
  },
  {
    kind: 'experiment, its kind',
    schema: experimentSchema,
    file: experiment,
    whole: json(experiment),
    field: 'kind',
    found: 'film',
    says: /Expected .*hop-chain/,
  },
  {
    kind: 'prompt',
    schema: promptSchema,
    file: prompt,
    whole: json(prompt),
    field: 'facts.0.ask',
    found: ' ',
    says: /expected a sentence/,
  },
  { kind: 'coach', schema: coachSchema, file: coach, whole: json(coach), field: 'pay.m1', found: 3, says: /expected object/ },
  {
    kind: 'cards',
    schema: cardsSchema,
    file: cards,
    whole: json(cards),
    field: 'cards.0.answer',
    found: 'long',
    says: /Expected .*choice/,
  },
  {
    kind: 'drills',
    schema: drillsSchema,
    file: drills,
    whole: json(drills),
    field: 'items.1.answer',
    found: 'neither',
    says: /expected one of "synchronous"/,
  },
  {
    kind: 'question',
    schema: questionSchema,
    file: question,
    whole: json(question),
    field: 'options',
    found: 'none',
    says: /expected array/,
  },
  {
    kind: 'worked example',
    schema: workedSchema,
    file: worked,
    whole: json(worked),
    field: 'numbers',
    found: 4,
    says: /expected record/,
  },
  {
    kind: 'reference',
    schema: referenceSchema,
    file: 'content/references.json',
    whole: Object.values(references)[0],
    field: 'year',
    found: 'old',
    says: /expected number/,
  },
  {
    kind: 'exercise',
    schema: exerciseSchema,
    file: 'exercises/saga/exercise.ts',
    whole: exercise,
    field: 'checks.0.hints',
    found: 'one',
    says: /expected tuple/,
  },
];

describe('content that is not as expected', () => {
  it.each(broken)('is refused by file, field, expected and found: $kind', ({ schema, file, whole, field, found, says }) => {
    expect(() => checked(schema, file, whole)).not.toThrow();
    const message = refusal(() => checked(schema, file, brokenAt(whole, field, found)));
    const [first, ...lines] = message.split('\n');
    expect(first).toBe(`${file} is not as expected:`);
    const line = lines.find((each) => each.startsWith(`  ${field}: `));
    expect(line, message).toMatch(says);
    expect(line).toContain(`; found ${JSON.stringify(found)}`);
  });

  it('is named by its key where one file holds many', async () => {
    const loader: Loader = {
      name: 'one of many',
      load: async ({ parseData }) =>
        void (await parseData({ id: 'sre', data: { year: 'old' }, filePath: 'content/references.json' })),
    };
    const context = {
      config: { root: new URL('file:///course/') },
      parseData: ({ data }: { data: unknown }) => Promise.resolve(data),
    } as unknown as LoaderContext;
    await expect(strictly(loader, z.object({ year: z.number() })).load(context)).rejects.toThrow(
      /^content\/references\.json, "sre" is not as expected:\n {2}year: .*expected number.*; found "old"$/,
    );
  });
});

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'nothing was refused';
}

/** A copy with another value at the field; names of claims hold a dot themselves. */
function brokenAt(whole: unknown, field: string, value: unknown): unknown {
  const copy: unknown = structuredClone(whole);
  const path = field.startsWith('pay.') ? [field] : field.split('.');
  const last = path.pop() ?? '';
  const owner = path.reduce<unknown>((each, key) => Reflect.get(each as object, key), copy);
  Reflect.set(owner as object, last, value);
  return copy;
}
