import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Rebuild the story',
  version: 2,
  lesson: 'debugging',
  after: ['carry-the-trace'],
  minutes: 12,
  summary:
    'An order is stuck. From the logs of seven services, in no order and by seven clocks, tell what happened and where it ended.',
  checks: [
    {
      id: 'whole-story',
      sentence: 'Each message of the order is one step of the story, and nothing of another order is.',
      hints: [
        'By which field does a line belong to an order, and what if that field is empty?',
        'Find a message of the order that is missing in your story, or one of another order in it. Who caused it?',
        'Begin with the lines that name the order, and the causes of these that have no line. Then add whatever was caused by a message that you have, until nothing is added.',
      ],
    },
    {
      id: 'by-cause',
      sentence: 'Each step stands below the one that caused it.',
      hints: [
        'What do you go by: the clocks, the order of the lines, or what caused what?',
        'Compare the times of a message and of its cause, as two machines wrote them.',
        'Put all steps into a map by id first. Then hang each one below the step that its causationId names.',
      ],
    },
    {
      id: 'gaps-shown',
      sentence: 'A cause of which no line is left is a step with `name: null` and `state: "unknown"`.',
      hints: [
        'Logs get lost. What becomes of a message whose cause nobody wrote down?',
        'Find a causationId that no line has as messageId. What should stand there?',
        'Where the map has no step for a causationId, make one: no name, state unknown, at the top of the story.',
      ],
    },
    {
      id: 'state-told',
      sentence: 'A step has its name, and is `done` if any of its lines says so, else `waiting`.',
      hints: [
        'A message may be tried more than once. Which of its lines decides?',
        'Read all lines of the step: sent, failed, done, in whatever order they stand.',
        'One done is enough, whatever stands before or after it.',
      ],
    },
    {
      id: 'stuck-named',
      sentence: '`stuckAt` holds the ids of the steps that wait, each once.',
      hints: [
        'Who is on call wants to know where to look. Is that the last line?',
        'Which steps of your story are waiting? The list should say the same.',
        'Go through your steps and take the id of each whose state is waiting.',
      ],
    },
  ],
};
