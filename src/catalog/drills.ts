import { getCollection } from 'astro:content';
import type { CoachPrompt } from '../coach/index.ts';
import type { BoundarySystem } from './boundary.ts';
import { promptOf } from './claim.ts';
import { coachForClaims } from './coaching.ts';
import { prompts, type CatalogPrompt } from './content.ts';
import type { Fix } from './fix.ts';
import type { Claim } from './prompt.ts';
import type { RedFlags } from './red-flags.ts';

/** A system whose boundary is to be drawn. Its address: /practice/drills/boundary/<id>/. */
export interface CatalogSystem {
  readonly id: string;
  readonly system: BoundarySystem;
}

/** All systems in the order of their places. */
export async function boundarySystems(): Promise<readonly CatalogSystem[]> {
  const entries = await getCollection('boundary');
  return entries.map(({ id, data }) => ({ id, system: data })).sort((a, b) => a.system.place - b.system.place);
}

/** A flawed answer to a prompt. Its address: /practice/drills/red-flags/<id>/, with the id of the prompt. */
export interface CatalogFlawed extends CatalogPrompt {
  readonly sentences: RedFlags['sentences'];
}

/** All flawed answers in the order of their prompts. */
export async function flawedAnswers(): Promise<readonly CatalogFlawed[]> {
  const entries = await getCollection('redFlags');
  return inOrderOfPrompts(
    entries,
    'red-flags',
    ({ id }) => id,
    ({ data }, prompt) => {
      for (const sentence of data.sentences)
        if ('flag' in sentence) claimOf(prompt, sentence.flag, `content/drills/red-flags/${prompt.id}.json`);
      return { ...prompt, sentences: data.sentences };
    },
  );
}

/** A sentence to be said better, with the prompt that it belongs to and the patterns that look for the claim. */
export interface CatalogFix extends CatalogPrompt {
  readonly fix: Fix;
  /** Its name: the progress of a reader is kept under it. */
  readonly name: string;
  readonly claim: Claim;
  readonly coach: CoachPrompt | undefined;
}

/** All sentences to be said better, in the order of their prompts. */
export async function fixes(): Promise<readonly CatalogFix[]> {
  const entries = await getCollection('fixes');
  const found = await inOrderOfPrompts(
    entries,
    'fix',
    ({ data }) => promptOf(data.claim),
    ({ id, data }, prompt) => {
      const file = `content/drills/fix/${id}.json`;
      for (const flag of data.avoid) claimOf(prompt, flag, file);
      return { ...prompt, fix: data, name: id, claim: claimOf(prompt, data.claim, file) };
    },
  );
  return Promise.all(
    found.map(async (each) => ({ ...each, coach: await coachForClaims(each, [each.fix.claim, ...each.fix.avoid]) })),
  );
}

async function inOrderOfPrompts<E extends { id: string }, R>(
  entries: readonly E[],
  folder: string,
  promptIdOf: (entry: E) => string,
  make: (entry: E, prompt: CatalogPrompt) => R,
): Promise<readonly R[]> {
  const all = await prompts();
  for (const entry of entries)
    if (!all.some(({ id }) => id === promptIdOf(entry)))
      throw new Error(
        `content/drills/${folder}/${entry.id}.json: expected a prompt "${promptIdOf(entry)}"; there are: ${all.map(({ id }) => id).join(', ')}.`,
      );
  return all.flatMap((prompt) =>
    entries
      .filter((entry) => promptIdOf(entry) === prompt.id)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((entry) => make(entry, prompt)),
  );
}

function claimOf({ id, prompt }: CatalogPrompt, claim: string, file: string): Claim {
  const found = prompt.claims.find((each) => each.id === claim);
  if (found) return found;
  throw new Error(`${file}: expected a claim of the prompt "${id}"; found "${claim}".`);
}
