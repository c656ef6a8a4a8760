import { isRight } from '../experiment/index.ts';
import type { ReviewCard } from '../review/card.ts';
import { kindOf } from './claim.ts';
import { lessons, prompts, type CatalogPrompt } from './content.ts';
import { exercisesInOrder } from './course.ts';
import type { CatalogExercise } from './exercise.ts';
import { cardsOf } from './practice.ts';
import type { Claim } from './prompt.ts';

/**
 * Everything that can be reviewed, in the order of the course: the cards of the lessons, a card for each check of an exercise (for who
 * looked at its solution), and one for each claim of a prompt (for who missed it).
 */
export async function deck(): Promise<readonly ReviewCard[]> {
  const all = await lessons();
  const titleOf = (slug: string) => all.find((lesson) => lesson.slug === slug);
  const ofLessons = await Promise.all(all.map(({ id, meta }) => cardsOfLesson(id, meta.title)));
  const ofChecks = (await exercisesInOrder()).flatMap(cardsOfChecks);
  const ofClaims = (await prompts()).flatMap((prompt) =>
    prompt.prompt.claims.map((claim) => {
      const lesson = claim.taughtIn && titleOf(claim.taughtIn.lesson);
      const learntAt: ReviewCard['learntAt'] =
        lesson && claim.taughtIn
          ? { title: lesson.meta.title, path: `/lessons/${lesson.id}/#${claim.taughtIn.section}` }
          : { title: prompt.prompt.title, path: `/practice/${prompt.id}/` };
      return cardOfClaim(prompt, claim, learntAt);
    }),
  );
  return [...ofLessons.flat(), ...ofChecks, ...ofClaims];
}

async function cardsOfLesson(id: string, title: string): Promise<readonly ReviewCard[]> {
  const found = await cardsOf(id);
  if (!found) return [];
  const { data, facts, say } = found;
  return data.cards.map((card) => ({
    id: `${id}/${card.id}`,
    setting: '',
    question: say(card.scenario),
    answer:
      card.answer === 'choice'
        ? {
            kind: 'choice',
            options: card.options.map((option) => ({
              text: say(option.text),
              right: isRight(option, facts),
              why: say(option.why),
            })),
          }
        : { kind: 'words', says: say(card.says), points: card.mentions.map(say) },
    why: say(card.why),
    learntAt: { title, path: `/lessons/${id}/#what-to-keep` },
    unlock: { by: 'lesson', lesson: id, answer: `question/${id}/${card.id}` },
  }));
}

function cardsOfChecks({ id, meta }: CatalogExercise): readonly ReviewCard[] {
  return meta.checks.map(({ id: check, sentence, hints }) => ({
    id: `${id}/${check}`,
    setting: `You looked at the solution of “${meta.title}”.`,
    question: `One of its checks: ${sentence} How would you make that hold?`,
    answer: { kind: 'words', says: hints[2], points: [] },
    why: '',
    learntAt: { title: meta.title, path: `/exercises/${id}/` },
    unlock: { by: 'solution', exercise: id },
  }));
}

function cardOfClaim({ id, prompt }: CatalogPrompt, claim: Claim, learntAt: ReviewCard['learntAt']): ReviewCard {
  const kind = kindOf(claim.id);
  const red = kind === 'red';
  return {
    id: claim.id,
    setting: prompt.question,
    question: red
      ? `Your answer held something at which an interviewer stops. Their reason: ${claim.why} What was it, and what do you say instead?`
      : `Your answer left a point out, or made it only in part. Why it matters: ${claim.why} What is the point?`,
    answer: { kind: 'words', says: red ? `Not this: ${claim.text}` : claim.text, points: [] },
    why: '',
    learntAt,
    unlock: { by: 'claim', prompt: id, claim: claim.id, kind },
  };
}
