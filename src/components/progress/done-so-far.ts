import type { CourseStep, Position, StepStanding } from '../home/position.ts';

const words: Readonly<Record<StepStanding, string>> = {
  new: 'not begun',
  begun: 'begun',
  again: 'passed before its checks changed',
  done: 'done',
};

/** One kind of step: how many are done, and how the reader stands with each. */
export interface KindSoFar {
  readonly kind: CourseStep['kind'];
  readonly sentence: string;
  readonly steps: readonly {
    readonly title: string;
    readonly href: string;
    readonly standing: StepStanding;
    readonly words: string;
  }[];
}

const names: Readonly<Record<CourseStep['kind'], string>> = {
  lesson: 'lessons read',
  exercise: 'exercises passed',
  prompt: 'interview questions practised',
};

/** How a reader stands who has done nothing. */
export function nothingYet(steps: readonly CourseStep[]): readonly KindSoFar[] {
  return soFar({ standings: new Map(steps.map((step) => [step, 'new'])) });
}

export function predictionsSentence(predictions: number, answers: number): string {
  return `${count(predictions, 'prediction')} of experiments, ${count(answers, 'answer')} to questions.`;
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** What a reader has done, kind by kind. */
export function soFar({ standings }: Pick<Position, 'standings'>): readonly KindSoFar[] {
  return (['lesson', 'exercise', 'prompt'] as const).map((kind) => {
    const steps = [...standings]
      .filter(([step]) => step.kind === kind)
      .map(([{ title, href }, standing]) => ({ title, href, standing, words: words[standing] }));
    const done = steps.filter(({ standing }) => standing === 'done').length;
    return { kind, sentence: `${done} of ${steps.length} ${names[kind]}`, steps };
  });
}
