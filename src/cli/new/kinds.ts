/** The kinds of content that can be made from templates: which files they are, and what comes next. */
export interface Kind {
  /** What its ids look like. */
  readonly pattern: RegExp;
  /** A good id, for the error that refuses a bad one. */
  readonly example: string;
  /** From a file or folder in `templates/` to the place that it gets, both from the project's folder. */
  readonly files: (id: string) => readonly (readonly [template: string, made: string])[];
  /** What to do next, one command or sentence a line. */
  readonly next: (id: string) => readonly string[];
}

const word = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export const kinds: Readonly<Record<string, Kind>> = {
  exercise: {
    pattern: word,
    example: 'retry-with-backoff',
    files: (id) => [['templates/exercise', `exercises/${id}`]],
    next: (id) => [
      `Its starter fails by a check, and its solution passes: npm run judge -- ${id} exercises/${id}/solution.ts`,
      `Put your own into it, beginning with exercises/${id}/exercise.ts, and see step 2 of CONTRIBUTING.md.`,
      `What is still missing says: npm run prove -- ${id}`,
    ],
  },
  lesson: {
    pattern: /^\d{2}-[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    example: '12-schemas',
    files: (id) => [
      ['templates/lesson/lesson.mdx', `content/lessons/${id}.mdx`],
      ['templates/lesson/cards.json', `content/cards/${id}.json`],
    ],
    next: (id) => [
      'Read content/LESSONS.md; watch the page as you write: npm run dev',
      `What is still missing says: npx vitest run tests/content -t ${id}`,
    ],
  },
  prompt: {
    pattern: word,
    example: 'refund',
    files: (id) => [
      ['templates/prompt/prompt.json', `content/prompts/${id}.json`],
      ['templates/prompt/coach.json', `content/prompts/coach/${id}.json`],
    ],
    next: (id) => [
      'Write the prompt, then how people say its claims: content/prompts/PATTERNS.md tells how.',
      `How often the coach is right says: npm run coach -- --evaluate ${id}`,
    ],
  },
  experiment: {
    pattern: word,
    example: 'burst-and-drain',
    files: (id) => [['templates/experiment/experiment.json', `content/experiments/${id}.json`]],
    next: (id) => [
      `Its numbers: npm run experiment -- ${id}`,
      `Place it in a lesson with <Experiment id="${id}" />; content/LESSONS.md explains each field.`,
    ],
  },
};
