import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { boundarySchema } from '../../src/catalog/boundary.ts';
import { fixSchema } from '../../src/catalog/fix.ts';
import { promptSchema } from '../../src/catalog/prompt.ts';
import { cardsSchema, drillsSchema, questionSchema } from '../../src/catalog/question.ts';
import { redFlagsSchema } from '../../src/catalog/red-flags.ts';
import { referenceSchema } from '../../src/catalog/reference.ts';
import { workedSchema } from '../../src/catalog/worked.ts';
import { experimentSchema, lookupIn, numbersOf, runExperiment, type Lookup, type Result } from '../../src/experiment/index.ts';

/** All content, read from its files as the site reads it. */
export const root = join(import.meta.dirname, '..', '..');
const folder = (name: string) => join(root, 'content', name);

function read<S extends z.ZodType>(name: string, schema: S): ReadonlyMap<string, z.output<S>> {
  if (!existsSync(folder(name))) return new Map();
  const files = readdirSync(folder(name)).filter((file) => file.endsWith('.json'));
  return new Map(
    files.sort().map((file) => {
      const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder(name), file), 'utf8')));
      if (!parsed.success) throw new Error(`content/${name}/${file}: ${parsed.error.message}`);
      return [file.replace(/\.json$/, ''), parsed.data];
    }),
  );
}

export interface LessonFile {
  readonly id: string;
  readonly text: string;
}

export const lessons: readonly LessonFile[] = readdirSync(folder('lessons'))
  .filter((file) => file.endsWith('.mdx'))
  .sort()
  .map((file) => ({ id: file.replace(/\.mdx$/, ''), text: readFileSync(join(folder('lessons'), file), 'utf8') }));

export const experiments = read('experiments', experimentSchema);
export const questions = read('questions', questionSchema);
export const drills = read('drills', drillsSchema);
export const boundary = read('drills/boundary', boundarySchema);
export const redFlags = read('drills/red-flags', redFlagsSchema);
export const fixes = read('drills/fix', fixSchema);
export const cards = read('cards', cardsSchema);
export const prompts = read('prompts', promptSchema);
export const worked = read('worked', workedSchema);
export const references = new Map(
  Object.entries(JSON.parse(readFileSync(folder('references.json'), 'utf8')) as object).map(([key, value]) => {
    const parsed = referenceSchema.safeParse(value);
    if (!parsed.success) throw new Error(`content/references.json, "${key}": ${parsed.error.message}`);
    return [key, parsed.data] as const;
  }),
);
export const exercises = readdirSync(join(root, 'exercises'));

const results = new Map<string, Result>();

/** An experiment's result at its default setting, run once. */
export function resultOf(id: string): Result | undefined {
  const experiment = experiments.get(id);
  const known = results.get(id);
  if (known || !experiment) return known;
  const result = runExperiment(experiment);
  results.set(id, result);
  return result;
}

/** Finds every number that may be printed. */
export const lookup: Lookup = lookupIn({
  facts: (id) => {
    const example = worked.get(id);
    return example ? numbersOf(example.numbers) : resultOf(id)?.facts;
  },
  quoted: (source) => references.get(source)?.numbers,
});

/** The values of an attribute of a component, in the order of the text: `attribute(text, 'Cite', 'source')`. */
export function attribute(text: string, component: string, name: string): readonly string[] {
  return [...text.matchAll(new RegExp(`<${component}\\s[^>]*?\\b${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
}
