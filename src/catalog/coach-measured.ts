import { getCollection } from 'astro:content';
import { evaluateAnswers, precisionOf, recallOf, totalOf } from '../coach/index.ts';
import { coachFor } from './coaching.ts';
import { agreementOf, labelled, type AnswerContent } from './coach.ts';
import { prompts } from './content.ts';

/** How well "looks said" does on whole answers. Shares from 0 to 1. */
export interface CoachFigures {
  readonly answers: number;
  /** Claims times answers: what each of the two readers labelled. */
  readonly labels: number;
  /** Those labels on which the two agree; only these count below. */
  readonly agreed: number;
  /** Of the agreed labels, those that say that the claim was heard. */
  readonly heard: number;
  readonly precision: number;
  readonly recall: number;
}

export interface MeasuredCoach {
  readonly prompts: number;
  /** The answers that the patterns may have been improved by. */
  readonly tune: CoachFigures;
  /** The answers that nobody looked at when writing patterns. */
  readonly heldOut: CoachFigures;
}

let measured: Promise<MeasuredCoach | undefined> | undefined;

/** The coach against all labelled answers in `content/prompts/answers/`; undefined where there are none. Worked out once a build. */
export function coachMeasured(): Promise<MeasuredCoach | undefined> {
  measured ??= measure();
  return measured;
}

async function measure(): Promise<MeasuredCoach | undefined> {
  const entries = await getCollection('answers');
  if (entries.length === 0) return undefined;
  return { prompts: entries.length, tune: await figuresOf('tune'), heldOut: await figuresOf('held-out') };

  async function figuresOf(part: AnswerContent['part']): Promise<CoachFigures> {
    const all = await Promise.all(
      (await prompts()).map(async (prompt) => {
        const answers = entries.find(({ id }) => id === prompt.id)?.data ?? [];
        const coach = await coachFor(prompt);
        const own = labelled(answers, part);
        if (coach === undefined || own.length === 0) return [];
        const claims = coach.claims.map(({ id }) => id);
        return [{ answers: own.length, ...agreementOf(own, claims), figures: totalOf('all', evaluateAnswers(coach, own)) }];
      }),
    );
    const parts = all.flat();
    const sum = (of: (each: (typeof parts)[number]) => number): number => parts.reduce((total, each) => total + of(each), 0);
    const total = totalOf(
      'all',
      parts.map(({ figures }) => figures),
    );
    return {
      answers: sum(({ answers }) => answers),
      labels: sum(({ labels }) => labels),
      agreed: sum(({ agreed }) => agreed),
      heard: total.found + total.missed,
      precision: precisionOf(total),
      recall: recallOf(total),
    };
  }
}
