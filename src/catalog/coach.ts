import { z } from 'zod';
import { readPattern, type CoachPrompt, type Fixtures, type LabelledAnswer } from '../coach/index.ts';
import { kindOf } from './claim.ts';
import type { Prompt } from './prompt.ts';

const sentence = z.string().trim().min(1, 'expected a sentence, found an empty text');
const claimId = z.string().regex(/^[a-z][a-z0-9-]*\.[mnr][1-9]\d*$/, 'expected an id such as "pay.m1"');
const fewest = 8;
const enough = (kind: string) => z.array(sentence).min(fewest, `expected at least ${fewest} ${kind} sentences`);

const claimPatternsSchema = z.strictObject({
  says: z.array(sentence).min(1).describe('Patterns that say the claim; one is enough. See content/prompts/PATTERNS.md.'),
  opposes: z.array(sentence).optional().describe('Patterns that say its opposite.'),
  fixtures: z.strictObject({
    positive: enough('positive').describe('Sentences that say it, as people say it.'),
    negative: enough('negative').describe('Sentences that do not, although they come near.'),
  }),
});

/** `content/concepts.json`: words that mean the same to the coach, by name. */
export const conceptsSchema = z.record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/), z.array(sentence).min(2));

/** `content/prompts/coach/<id>.json`: for each claim of a prompt, how people say it. */
export const coachSchema = z.record(claimId, claimPatternsSchema);
export type CoachContent = z.output<typeof coachSchema>;

const answerSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  level: z.enum(['weak', 'good', 'strong']),
  /** Patterns may be improved by looking at `tune`; `held-out` is only ever measured. */
  part: z.enum(['tune', 'held-out']),
  text: sentence,
  heard: z.tuple([z.array(claimId), z.array(claimId)]).describe('The claims that each of two readers heard, independently.'),
});

/** `content/prompts/answers/<id>.json`: whole answers to a prompt, written without sight of its claims, each labelled twice. */
export const answersSchema = z.array(answerSchema).min(6, 'expected at least 6 answers');
export type AnswerContent = z.output<typeof answersSchema>[number];

/**
 * What the coach needs for a prompt.
 *
 * @throws Error where a claim has no patterns, patterns no claim, or a pattern cannot be read; it names the file and the field
 */
export function coachPromptOf(
  id: string,
  { claims }: Pick<Prompt, 'claims'>,
  content: CoachContent,
  concepts: CoachPrompt['concepts'],
): CoachPrompt {
  const file = `content/prompts/coach/${id}.json`;
  const stranger = Object.keys(content).find((key) => !claims.some((claim) => claim.id === key));
  if (stranger !== undefined) throw new Error(`${file}: ${stranger}: expected a claim of the prompt; found none with this id`);
  return {
    concepts,
    claims: claims.map((claim) => {
      const patterns = content[claim.id];
      if (patterns === undefined) throw new Error(`${file}: ${claim.id}: expected its patterns; found nothing`);
      const { says, opposes = [] } = patterns;
      for (const source of [...says, ...opposes]) {
        try {
          readPattern(source, concepts);
        } catch (error) {
          throw new Error(`${file}: ${claim.id}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        }
      }
      return { id: claim.id, kind: kindOf(claim.id), says, opposes };
    }),
  };
}

export function fixturesOf(content: CoachContent): Readonly<Record<string, Fixtures>> {
  return Object.fromEntries(Object.entries(content).map(([id, { fixtures }]) => [id, fixtures]));
}

export function labelled(answers: readonly AnswerContent[], part?: AnswerContent['part']): readonly LabelledAnswer[] {
  return answers.filter((answer) => part === undefined || answer.part === part).map(({ text, heard }) => ({ text, heard }));
}

/** How many labels two readers gave (claims times answers), and on how many they agree. */
export function agreementOf(
  answers: readonly LabelledAnswer[],
  claims: readonly string[],
): { readonly labels: number; readonly agreed: number } {
  const agreed = answers.reduce(
    (sum, { heard: [one, other] }) => sum + claims.filter((id) => one.includes(id) === other.includes(id)).length,
    0,
  );
  return { labels: answers.length * claims.length, agreed };
}
