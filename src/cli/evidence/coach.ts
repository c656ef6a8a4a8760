import { labelled, type AnswerContent } from '../../catalog/coach.ts';
import { evaluateAnswers, precisionOf, recallOf, totalOf } from '../../coach/index.ts';
import { coachedIds, readCoached } from '../coach/content.ts';
import { evaluate, type Measured } from '../coach/evaluation.ts';
import type { EvidenceSection } from './section.ts';

const columns = ['prompt', 'sentences', 'precision', 'recall', 'judgements on whole answers', 'precision there', 'recall there'];

const cellsOf = (measured: Measured | undefined): string[] =>
  measured === undefined
    ? ['0', '–', '–']
    : [
        String(measured.found + measured.missed + measured.wrong + measured.left),
        measured.precision.toFixed(3),
        measured.recall.toFixed(3),
      ];

/** Per prompt, over all its claims: on fixture sentences, and on whole answers where both labellers agree. */
export function coachRows(): readonly (readonly string[])[] {
  return coachedIds().map((id) => {
    const { fixtures, answers } = evaluate(readCoached(id));
    return [id, ...cellsOf(fixtures.at(-1)), ...cellsOf(answers.at(-1))];
  });
}

/** Precision and recall over all prompts, on the open answers or on those that no pattern was changed by. */
function onPart(part: AnswerContent['part']): string {
  const total = totalOf(
    part,
    coachedIds().flatMap((id) => {
      const { coachPrompt, answers } = readCoached(id);
      return evaluateAnswers(coachPrompt, labelled(answers, part));
    }),
  );
  return `precision ${precisionOf(total).toFixed(2)} and recall ${recallOf(total).toFixed(2)}`;
}

export const coach: EvidenceSection = {
  id: 'coach',
  command: 'npm run coach -- --evaluate',
  code: ['src/coach', 'content/prompts', 'content/concepts.json'],
  collect: async () => {
    const rows = coachRows();
    const sentences = rows.reduce((sum, row) => sum + Number(row[1]), 0);
    const judged = rows.reduce((sum, row) => sum + Number(row[4]), 0);
    return {
      summary: `Read on ${sentences} sentences that were written with the patterns in sight, and on ${judged} judgements of claims in whole answers that were not: ${onPart('tune')} on the open ones, ${onPart('held-out')} on those held out, by which no pattern was changed.`,
      columns,
      rows: rows.map((row) => [...row]),
    };
  },
};
