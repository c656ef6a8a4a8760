import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'How many workers?',
  version: 1,
  lesson: 'throughput',
  after: ['predict-the-drain'],
  minutes: 12,
  summary: 'Say every 30 s how many workers a queue needs, so that backlogs go in time and nothing flaps.',
  checks: [
    {
      id: 'possible-number',
      sentence: 'Every answer is a whole number, at least 1 and at most `max`.',
      hints: [
        'What does your formula give when nothing arrives, and when very much does?',
        'Look at what was measured just before the answer that is shown: which of the numbers is 0, which is large?',
        'Round up, then bring the result between 1 and max, as the last thing that you do.',
      ],
    },
    {
      id: 'nothing-measured',
      sentence: 'Where `serviceMs` is `NaN`, the answer is the number of workers that there are.',
      hints: [
        'Nothing was finished. Does that say that there is nothing to do?',
        'Look at the backlog in the timeline while serviceMs is NaN: what will it need in a minute?',
        'Look for NaN before you calculate, with Number.isNaN, and answer with current.',
      ],
    },
    {
      id: 'arrivals-served',
      sentence: 'There are never fewer workers than the arrivals keep busy, as long as `max` allows it.',
      hints: [
        'How many workers does a rate keep busy, if each message takes a while?',
        'Take the two numbers from the measurement that is shown: messages per second, times the time that each takes. Mind the units.',
        'Little’s law: arrivals per second, times service time in seconds, rounded up. Whatever a backlog needs comes on top.',
      ],
    },
    {
      id: 'drained-in-time',
      sentence:
        'A backlog is gone `drainTargetS` after you were first shown it, with 120 s of grace, or as soon as `max` workers can.',
      hints: [
        'Which part of your workers takes off the backlog, and which part only keeps up?',
        'Follow the backlog and your answers down the timeline. What happens to your answer when half of the backlog is gone, and half of the time too?',
        'The backlog shrinks, and so does the time that is left for it. Do not take workers away while a backlog is there, or reckon with the time that is really left.',
      ],
    },
    {
      id: 'given-back',
      sentence: 'Two minutes after a backlog is gone, at most half as many again are held as the arrivals keep busy, and one.',
      hints: [
        'What was added for the backlog costs money when it is gone.',
        'Find the first answer after the backlog has gone. What keeps it up?',
        'Without a backlog, the arrivals alone decide.',
      ],
    },
    {
      id: 'steady',
      sentence: 'While the load is steady and no backlog is left, the answers differ by one at most.',
      hints: [
        'A message or two are always waiting somewhere. Is that a backlog?',
        'Compare two neighbouring answers with what was measured: what changed so much that workers had to be started or stopped?',
        'Let the answer depend on quantities smoothly: a few waiting messages may add a fraction of a worker, not several.',
      ],
    },
  ],
};
