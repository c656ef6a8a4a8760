import { getCollection } from 'astro:content';
import written from '../../content/concepts.json';
import type { CoachPrompt } from '../coach/index.ts';
import { checked } from './checked.ts';
import { coachPromptOf, conceptsSchema } from './coach.ts';
import type { CatalogPrompt } from './content.ts';

/** What the coach needs for a prompt, with only the concepts that its patterns use; undefined where no patterns are written yet. */
export async function coachFor({ id, prompt }: CatalogPrompt): Promise<CoachPrompt | undefined> {
  const entries = await getCollection('coach');
  const content = entries.find((entry) => entry.id === id)?.data;
  if (content === undefined) return undefined;
  const concepts = checked(conceptsSchema, 'content/concepts.json', written);
  return withUsedConcepts(coachPromptOf(id, prompt, content, concepts));
}

/** The same for some claims of a prompt only, by their ids. */
export async function coachForClaims(prompt: CatalogPrompt, ids: readonly string[]): Promise<CoachPrompt | undefined> {
  const whole = await coachFor(prompt);
  return whole && withUsedConcepts({ ...whole, claims: whole.claims.filter(({ id }) => ids.includes(id)) });
}

function withUsedConcepts(coached: CoachPrompt): CoachPrompt {
  const patterns = coached.claims.flatMap(({ says, opposes = [] }) => [...says, ...opposes]).join(' ');
  const used = new Set([...patterns.matchAll(/@([a-zA-Z0-9]+)/g)].map(([, name = '']) => name));
  return { ...coached, concepts: Object.fromEntries(Object.entries(coached.concepts).filter(([name]) => used.has(name))) };
}
