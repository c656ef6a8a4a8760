import { getCollection, type CollectionEntry } from 'astro:content';
import type { Experiment } from '../experiment/index.ts';
import { sourcesIn } from './citations.ts';
import { placeOf, type LessonMeta } from './lesson.ts';
import { promptOf } from './claim.ts';
import type { Prompt } from './prompt.ts';
import type { Reference } from './reference.ts';

export interface CatalogLesson {
  /** The name of its file and its address: /lessons/02-latency/. */
  readonly id: string;
  /** Its key, which exercises name: "latency". */
  readonly slug: string;
  /** Its place in the course; numbers may have gaps. */
  readonly number: number;
  readonly meta: LessonMeta;
  /** For `render` of astro:content. */
  readonly entry: CollectionEntry<'lessons'>;
}

export interface CatalogPrompt {
  /** Its address: /practice/<id>/. */
  readonly id: string;
  readonly prompt: Prompt;
}

/** All lessons in the order of the course. */
export async function lessons(): Promise<readonly CatalogLesson[]> {
  const entries = await getCollection('lessons');
  return entries
    .map((entry) => ({ id: entry.id, ...placeOf(entry.id), meta: entry.data, entry }))
    .sort((a, b) => a.number - b.number);
}

/** The lesson that an exercise names; undefined where there is none (yet). */
export async function lessonBySlug(slug: string): Promise<CatalogLesson | undefined> {
  return (await lessons()).find((lesson) => lesson.slug === slug);
}

/** All prompts in the order of their places. */
export async function prompts(): Promise<readonly CatalogPrompt[]> {
  const entries = await getCollection('prompts');
  for (const { id, data } of entries)
    if (promptOf(data.claims[0]?.id ?? '') !== id)
      throw new Error(`content/prompts/${id}.json: claims.0.id: expected an id of "${id}"; found "${data.claims[0]?.id}"`);
  return entries.map(({ id, data }) => ({ id, prompt: data })).sort((a, b) => a.prompt.place - b.prompt.place);
}

/** The definition of an experiment, by the name of its file. */
export async function experimentById(id: string): Promise<Experiment> {
  const entries = await getCollection('experiments');
  const found = entries.find((entry) => entry.id === id);
  if (!found)
    throw new Error(`Expected content/experiments/${id}.json; there are: ${entries.map((entry) => entry.id).join(', ')}.`);
  return found.data;
}

/** A source, by its key in content/references.json. */
export async function referenceByKey(key: string): Promise<Reference> {
  const entries = await getCollection('references');
  const found = entries.find((entry) => entry.id === key);
  if (!found)
    throw new Error(`content/references.json has no "${key}"; there are: ${entries.map((entry) => entry.id).join(', ')}.`);
  return found.data;
}

/** A source, and the lessons that cite it, in the order of the course. */
export interface CitedReference {
  readonly key: string;
  readonly reference: Reference;
  readonly lessons: readonly CatalogLesson[];
}

/** All sources, each with where the course cites it. */
export async function citedReferences(): Promise<readonly CitedReference[]> {
  const entries = await getCollection('references');
  const references = new Map(entries.map(({ id, data }) => [id, data]));
  // The list itself is no place that rests on a source.
  const resting = (await lessons()).filter(({ entry }) => !entry.body?.includes('<References'));
  const all = resting.map((lesson) => ({ lesson, cited: sourcesIn(lesson.entry.body ?? '', references) }));
  return entries.map(({ id, data }) => ({
    key: id,
    reference: data,
    lessons: all.filter(({ cited }) => cited.has(id)).map(({ lesson }) => lesson),
  }));
}

/** The source of a pattern, by the pattern's name in the book. */
export async function referenceOfPattern(name: string): Promise<Reference> {
  const entries = await getCollection('references');
  const found = entries.find(({ data }) => data.pattern === name);
  if (found) return found.data;
  const known = entries.flatMap(({ data }) => data.pattern ?? []);
  throw new Error(`content/references.json has no pattern called "${name}"; there are: ${known.join(', ') || 'none'}.`);
}
