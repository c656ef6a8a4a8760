import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { experimentSchema, runExperiment } from '../../src/experiment/index.ts';

const root = join(import.meta.dirname, '..', '..');
const lessons = readdirSync(join(root, 'content', 'lessons')).map((file) => ({
  file,
  text: readFileSync(join(root, 'content', 'lessons', file), 'utf8'),
}));
const exercises = readdirSync(join(root, 'exercises'));
const references = Object.keys(JSON.parse(readFileSync(join(root, 'content', 'references.json'), 'utf8')) as object);

/** The prose alone: without frontmatter, components, code and link targets. */
function proseOf(text: string): string {
  return text
    .replace(/^---[\s\S]*?\n---\n/, '')
    .replace(/<[A-Z][^>]*\/>/g, '')
    .replace(/<\/?[A-Z][^>]*>/g, '')
    .replace(/```[\s\S]*?```|`[^`]*`/g, '')
    .replace(/\]\([^)]*\)/g, ']');
}

/** Digits that are names, not measurements. */
const names = /\bp(50|95|99)s?\b/g;

describe.each(lessons)('$file', ({ text }) => {
  it('has no import lines', () => {
    expect(text).not.toMatch(/^import\s/m);
  });

  it('prints every number by <N>: no digit stands in its prose', () => {
    expect(
      proseOf(text)
        .replace(names, '')
        .match(/[^\n]*\d[^\n]*/g) ?? [],
    ).toEqual([]);
  });

  it('names facts, sources, experiments and exercises that exist', () => {
    const facts = new Map<string, string[]>();
    for (const [, id = '', name = ''] of text.matchAll(/<N k="([^".]+)\.([^"]+)"/g))
      facts.set(id, [...(facts.get(id) ?? []), name]);
    for (const [id, wanted] of facts) {
      const experiment = experimentSchema.parse(
        JSON.parse(readFileSync(join(root, 'content', 'experiments', `${id}.json`), 'utf8')),
      );
      expect(Object.keys(runExperiment(experiment).facts)).toEqual(expect.arrayContaining(wanted));
    }
    for (const [, key = ''] of text.matchAll(/<Cite source="([^"]+)"/g)) expect(references).toContain(key);
    for (const [, id = ''] of text.matchAll(/<Exercise id="([^"]+)"/g)) expect(exercises).toContain(id);
    for (const [, id = ''] of text.matchAll(/<Experiment id="([^"]+)"/g))
      expect(readdirSync(join(root, 'content', 'experiments'))).toContain(`${id}.json`);
  });

  it('lists in its head the exercises that it embeds', () => {
    const embedded = [...text.matchAll(/<Exercise id="([^"]+)"/g)].map(([, id]) => id);
    const listed =
      /^exercises: \[(.*)\]$/m
        .exec(text)?.[1]
        ?.split(',')
        .map((id) => id.trim()) ?? [];
    expect(listed.filter((id) => id !== '')).toEqual(embedded);
  });

  it('has 900 to 1,800 words, at least three predictions and a sentence for the interview', () => {
    const words = proseOf(text).split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(900);
    expect(words).toBeLessThanOrEqual(1800);
    expect(text.match(/<Experiment /g)?.length).toBeGreaterThanOrEqual(3);
    expect(text).toContain('<Say>');
  });
});

it('every source is cited', () => {
  const cited = new Set(lessons.flatMap(({ text }) => [...text.matchAll(/<Cite source="([^"]+)"/g)].map(([, key]) => key)));
  expect(references.filter((key) => !cited.has(key))).toEqual([]);
});
