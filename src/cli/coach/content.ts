import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checked } from '../../catalog/checked.ts';
import {
  answersSchema,
  coachPromptOf,
  coachSchema,
  conceptsSchema,
  type AnswerContent,
  type CoachContent,
} from '../../catalog/coach.ts';
import { promptSchema, type Prompt } from '../../catalog/prompt.ts';
import type { CoachPrompt } from '../../coach/index.ts';

const content = join(import.meta.dirname, '..', '..', '..', 'content');

/** A prompt with everything that the coach has for it. */
export interface CoachedPrompt {
  readonly id: string;
  readonly prompt: Prompt;
  readonly patterns: CoachContent;
  readonly coachPrompt: CoachPrompt;
  /** Empty where none have been collected. */
  readonly answers: readonly AnswerContent[];
}

/** Ids of the prompts that have patterns, in order. */
export function coachedIds(): readonly string[] {
  return readdirSync(join(content, 'prompts', 'coach'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5))
    .sort();
}

/** @throws Error that names file, field, what was expected and what was found */
export function readCoached(id: string): CoachedPrompt {
  const prompt = checked(promptSchema, `content/prompts/${id}.json`, read('prompts', `${id}.json`));
  const patterns = checked(coachSchema, `content/prompts/coach/${id}.json`, read('prompts', 'coach', `${id}.json`));
  const concepts = checked(conceptsSchema, 'content/concepts.json', read('concepts.json'));
  const hasAnswers = existsSync(join(content, 'prompts', 'answers', `${id}.json`));
  const answers = hasAnswers
    ? checked(answersSchema, `content/prompts/answers/${id}.json`, read('prompts', 'answers', `${id}.json`))
    : [];
  return { id, prompt, patterns, answers, coachPrompt: coachPromptOf(id, prompt, patterns, concepts) };
}

function read(...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(content, ...path), 'utf8'));
}
