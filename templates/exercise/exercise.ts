import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'New thing',
  version: 1,
  // The key of the lesson that gives all that is needed: its file without number and ending.
  lesson: 'latency',
  after: [],
  minutes: 5,
  summary: 'One line for lists: what the reader builds.',
  checks: [
    {
      id: 'answered',
      sentence: 'The greeting names the customer that `user` knows.',
      hints: [
        'A nudge: where does the name come from?',
        'What to look at in the timeline: compare the reply of user with your own.',
        'The shape of a fix: await the call, and use what it answered.',
      ],
    },
    {
      id: 'asked-once',
      sentence: '`user` is asked once for each greeting.',
      hints: [
        'A nudge: one answer is enough for two uses.',
        'What to look at in the timeline: count the arrows to user.',
        'The shape of a fix: keep the answer in a constant.',
      ],
    },
  ],
};
