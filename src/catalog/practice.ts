import { getCollection } from 'astro:content';
import { fill, keysIn, numbersOf, type Fact, type NumberSpecs } from '../experiment/index.ts';
import { numbersFor } from './numbers.ts';
import type { Card, Drills, Question } from './question.ts';

/** A question, drill or set of cards with its own numbers, and the way to put numbers into its texts. */
export interface Told<T> {
  readonly data: T;
  readonly facts: Readonly<Record<string, Fact>>;
  /** Puts numbers in the place of their keys: its own by name, others by their full key. */
  readonly say: (text: string) => string;
}

async function told<T extends { readonly numbers: NumberSpecs }>(data: T): Promise<Told<T>> {
  const facts = numbersOf(data.numbers);
  const lookup = await numbersFor(keysIn(JSON.stringify(data)).filter((key) => key.includes('.') || key.includes(':')));
  return { data, facts, say: (text) => fill(text, (key) => (Object.hasOwn(facts, key) && facts[key]) || lookup(key)) };
}

async function entryOf<C extends 'questions' | 'drills' | 'cards'>(collection: C, id: string) {
  const entries = await getCollection(collection);
  const found = entries.find((entry) => entry.id === id);
  if (found) return found;
  throw new Error(`Expected content/${collection}/${id}.json; there are: ${entries.map((entry) => entry.id).join(', ')}.`);
}

export async function questionById(id: string): Promise<Told<Question>> {
  return told((await entryOf('questions', id)).data);
}

export async function drillsById(id: string): Promise<Told<Drills>> {
  return told((await entryOf('drills', id)).data);
}

/** The cards of a lesson, by the name of its file; none where they are not written yet. */
export async function cardsOf(lesson: string): Promise<Told<{ numbers: NumberSpecs; cards: readonly Card[] }> | undefined> {
  const entries = await getCollection('cards');
  const found = entries.find((entry) => entry.id === lesson);
  return found && told(found.data);
}
