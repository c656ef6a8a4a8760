import { z } from 'zod';
import { kindOf, promptOf, speakingSeconds } from './claim.ts';

const sentence = z.string().trim().min(1, 'expected a sentence, found an empty text');

const unitSchema = z.strictObject({
  lesson: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'expected the key of a lesson without its number, such as "framing"')
    .describe('The key of the lesson: its file without number and ending. Example: "framing".'),
  section: sentence.describe('The anchor of the heading, as in its address. Example: "not-everything-is-undone".'),
});

/** What an interviewer listens for. The letter of its id says what kind it is: m must, n nice to have, r red flag. */
export const claimSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\.[mnr][1-9]\d*$/, 'expected an id such as "pay.m1": prompt, dot, m|n|r, number')
      .describe('Stable key of the claim; marks and cards refer to it. Example: "pay.m1".'),
    text: sentence.describe('The claim as an interviewer would note it, in one sentence.'),
    why: sentence.describe('What it shows, or what goes wrong without it; read after marking.'),
    taughtIn: unitSchema.optional().describe('The unit of a lesson that teaches it. Default: none does.'),
    provenBy: z
      .string()
      .optional()
      .describe('The id of the exercise that holds the code of a reader to it; not for a red flag. Default: none does.'),
  })
  .refine(({ id, provenBy }) => provenBy === undefined || kindOf(id) !== 'red', {
    path: ['provenBy'],
    message: 'expected no exercise at a red flag, since passing one does not prove it',
  });

const factSchema = z.strictObject({
  ask: sentence.describe('The question of a candidate that brings the fact out.'),
  answer: sentence.describe('What the interviewer says then.'),
});

const saidSchema = z.strictObject({
  says: sentence.describe('One sentence of the expert answer, in spoken English.'),
  claims: z.array(z.string()).describe('Ids of the claims that this sentence says; empty where it only joins others.'),
});

const followUpSchema = z.strictObject({
  question: sentence.describe('What the interviewer asks next.'),
  good: z.array(sentence).min(2).describe('What a good reply holds, point by point.'),
});

/** `content/prompts/<id>.json`: one interview question with everything that practising it needs. */
export const promptSchema = z
  .strictObject({
    title: sentence.describe('The name of the prompt in lists. Example: "A payment API".'),
    place: z.int().min(1).describe('Its place in lists; readers begin with the first. Numbers may have gaps.'),
    question: sentence.describe('What the interviewer says, word for word.'),
    summary: sentence.describe('One line for the home page: what the decision is about.'),
    seconds: z.int().min(30).max(600).describe('The time an answer is given, in seconds; the clock counts on past it.'),
    facts: z.array(factSchema).min(3).describe('What the interviewer knows and tells only when asked.'),
    claims: z.array(claimSchema).min(5).describe('What the interviewer listens for: musts, then nice to have, then red flags.'),
    model: z.array(saidSchema).min(3).describe('An expert answer, sentence by sentence; 60 to 95 seconds at 140 words a minute.'),
    followUps: z.array(followUpSchema).min(4).describe('Questions that come next, each with what a good reply holds.'),
  })
  .superRefine((prompt, context) => {
    const refuse = (path: (string | number)[], message: string): void => context.addIssue({ code: 'custom', path, message });
    const ids = prompt.claims.map((claim) => claim.id);
    const [first = ''] = ids.map(promptOf);
    ids.forEach((id, index) => {
      if (ids.indexOf(id) !== index) refuse(['claims', index, 'id'], `expected each id once, found "${id}" again`);
      if (promptOf(id) !== first) refuse(['claims', index, 'id'], `expected an id of "${first}", found "${id}"`);
    });
    const said = new Set(prompt.model.flatMap((part) => part.claims));
    prompt.model.forEach((part, index) => {
      for (const id of part.claims)
        if (!ids.includes(id) || kindOf(id) === 'red')
          refuse(['model', index, 'claims'], `expected ids of must or nice claims above, found "${id}"`);
    });
    for (const id of ids)
      if (kindOf(id) === 'must' && !said.has(id)) refuse(['model'], `expected a sentence that says the must "${id}", found none`);
    const seconds = speakingSeconds(prompt.model.map((part) => part.says).join(' '));
    if (seconds < 60 || seconds > 95) refuse(['model'], `expected 60 to 95 seconds of speech, found ${seconds}`);
  });

export type Claim = z.output<typeof claimSchema>;
export type Prompt = z.output<typeof promptSchema>;
