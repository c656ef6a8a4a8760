import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Retry with backoff',
  version: 2,
  lesson: 'failure',
  after: ['fan-out-a-page'],
  minutes: 10,
  summary: 'Try again when it helps, wait longer each time, never all at once, and stop in time.',
  checks: [
    {
      id: 'right-answer',
      sentence: 'The caller gets the price, or an error with the status of the last attempt.',
      hints: [
        'What does the caller learn when you give up: how it began, or how it ended?',
        'Compare the last reply of the price service with what getPrice answered.',
        'Keep the status of each attempt in a variable that the next attempt overwrites, and reject with that.',
      ],
    },
    {
      id: 'only-worthwhile',
      sentence: 'A failure that another attempt cannot change is final at once.',
      hints: [
        'Would the same request get another answer if it were sent again?',
        'Look at the status of the reply before the attempt that should not be there.',
        'Of the statuses from 400 to 499 only 429 is worth another attempt.',
      ],
    },
    {
      id: 'persistent',
      sentence:
        'After 429, after 500 and above and after 400 ms of silence there is another attempt, up to five, as long as one fits.',
      hints: [
        'Silence is a failure like another one, and so is a refused connection; both arrive as exceptions.',
        'Count the attempts in the timeline, and look at how long the last one was given.',
        'Give each call a timeoutMs of 400, or of what is left, and let its exception end in the same place as a 503.',
      ],
    },
    {
      id: 'few-attempts',
      sentence: 'There are never more than five attempts, and never two at the same time.',
      hints: [
        'Five attempts have four pauses between them.',
        'Number the calls to the price service in the timeline.',
        'Count attempts from 1 and stop when the one that failed was number 5.',
      ],
    },
    {
      id: 'backoff',
      sentence: 'Pauses grow from 200 ms, twofold each time, to at most 1000 ms.',
      hints: [
        'A service that is overloaded needs more time the longer it lasts.',
        'Read the pauses between the attempts in the timeline, one by one.',
        'The maximum of pause n is min(1000, 200 · 2^(n − 1)); the random part stays within it.',
      ],
    },
    {
      id: 'jitter',
      sentence: 'Clients that failed together do not come back together.',
      hints: [
        'Imagine a hundred clients that failed in the same millisecond. When does each of them try again?',
        'Look at the second attempts in the timeline: how many of them are within 10 ms?',
        'Roll Math.random() anew for each pause, and let at least half of the pause depend on it.',
      ],
    },
    {
      id: 'retry-after',
      sentence: 'No attempt comes earlier than `retry-after` allows.',
      hints: [
        'The server said when to come back. In which unit?',
        'Compare the reply with the retry-after header and the time of the next attempt.',
        'The pause is the larger one of your own and of retry-after · 1000; the cap is for your own only.',
      ],
    },
    {
      id: 'deadline',
      sentence: 'After 3000 ms the caller has an answer, and nobody sleeps towards a deadline that cannot be met.',
      hints: [
        'What is the latest moment at which the next attempt could still be of use?',
        'Look at what happens just before 3000 ms: an attempt, a pause, or an answer?',
        'Compute the end of the pause before you begin it, and give an attempt no more time than is left.',
      ],
    },
  ],
};
