import { getCollection, type CollectionEntry } from 'astro:content';
import { placeOf, type LessonMeta } from './lesson.ts';
import { promptOf } from './claim.ts';
import type { Prompt } from './prompt.ts';

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

/** All prompts in order of id. */
export async function prompts(): Promise<readonly CatalogPrompt[]> {
  const entries = await getCollection('prompts');
  for (const { id, data } of entries)
    if (promptOf(data.claims[0]?.id ?? '') !== id)
      throw new Error(`content/prompts/${id}.json: claims.0.id: expected an id of "${id}"; found "${data.claims[0]?.id}"`);
  return entries.map(({ id, data }) => ({ id, prompt: data })).sort((a, b) => (a.id < b.id ? -1 : 1));
}
