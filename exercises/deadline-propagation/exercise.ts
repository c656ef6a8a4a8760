import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Pass on the deadline',
  version: 3,
  lesson: 'failure',
  after: [],
  minutes: 10,
  summary: 'Three services in a row, one deadline. Nobody works for a caller who has gone.',
  checks: [
    {
      id: 'remaining-passed-on',
      sentence: 'Every call to the next service carries `x-remaining-ms`: what was received, less what was used up.',
      hints: [
        'How does the next service know how long its caller will wait?',
        'Compare the header on the arrow into your service with the one on the arrow out of it, and with the time between the two.',
        'Note the time of arrival, by your own clock. What remains is the header less the time since then.',
      ],
    },
    {
      id: 'read-first',
      sentence: 'The next service is asked only when the service’s own read has succeeded.',
      hints: [
        'What use is the answer of the next service when your own read fails?',
        'Look at what the database had replied when the arrow to the next service began.',
        'Await the read, and only then call the next service with what remains.',
      ],
    },
    {
      id: 'nothing-after-the-deadline',
      sentence: 'When the time is up, nothing more is started.',
      hints: [
        'What happens after the read when the read took too long?',
        'Find the arrow that starts after the deadline. Who was still waiting for it?',
        'Look at what remains before each step, and not only at the beginning.',
      ],
    },
    {
      id: 'not-begun-in-vain',
      sentence: 'With less than 40 ms left, no read and no call is begun, and the answer is 504 at once.',
      hints: [
        'A step takes 40 ms at least. What can come of it with 10 ms left?',
        'Look at what remained when the step that is shown began.',
        'Before each step, answer 504 when less remains than it takes at least.',
      ],
    },
    {
      id: 'answered-at-the-deadline',
      sentence: 'A service whose time is up has answered 504 by then.',
      hints: [
        'What are you waiting for when the time is up?',
        'Find the call that was open at the deadline. How long would you have waited for it?',
        'Give each call a timeoutMs of what remains, and make a 504 of its TimeoutError.',
      ],
    },
    {
      id: 'time-enough',
      sentence: 'A request that can be done in time is answered with 200, and each 200 has all its parts.',
      hints: [
        'Does a step get all the time that is left?',
        'Look at who said 504 first, and at how much of the page’s time was left then.',
        'Do not divide the time between the steps. Each may use all that remains.',
      ],
    },
    {
      id: 'errors-as-they-are',
      sentence: 'An error that is no matter of time reaches the caller as it is.',
      hints: [
        'A database that fails at once: is that a timeout?',
        'Compare what the database said with what the page heard.',
        'Make a 504 of a TimeoutError only, and let everything else through.',
      ],
    },
  ],
};
