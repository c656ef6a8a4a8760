import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'A payment that may be asked for twice',
  version: 2,
  lesson: 'consistency',
  after: ['idempotent-consumer'],
  minutes: 15,
  summary: 'Make POST /payments idempotent across instances, crashes and lost answers, with a provider that moves real money.',
  checks: [
    {
      id: 'moves-once',
      sentence: 'One key of one customer moves money once at most.',
      hints: [
        'Your code can die after the provider has charged and before anything is written down. What does the next try know?',
        'Find both charges in the timeline. What told the provider that the second was the same as the first?',
        'Send a header idempotency-key that is made of customer and key alone, with every call to the provider.',
      ],
    },
    {
      id: 'conflict-is-422',
      sentence: 'The same key with another body is answered with 422 and moves nothing.',
      hints: [
        'A key stands for one request. How does your code know what that request was?',
        'Compare the two bodies in the timeline. What did your code look at before it answered the second?',
        'Store the body, or a text made of it, with the key before you call the provider, and compare.',
      ],
    },
    {
      id: 'independent',
      sentence: 'Other keys and other customers are other payments, however equal their bodies.',
      hints: [
        'Who chooses the key? Could two of them choose the same?',
        'Look at what your code took for the identity of the request in both calls.',
        'Use customer and key together, in your table and towards the provider, and leave the body out of the identity.',
      ],
    },
    {
      id: 'truthful',
      sentence: '201 is answered only when money has moved, with the id of that charge; after 402 none moves.',
      hints: [
        'What does your code know at the moment when it answers?',
        'Find the answer in the timeline and look for the charge before it.',
        'Answer 201 with what the provider answered, or with what you stored of that.',
      ],
    },
    {
      id: 'replays',
      sentence: 'Who asks again with the same key gets the same answer, a decline as well.',
      hints: [
        'The second request may come a minute later and to another instance.',
        'Compare both answers. Which of them was written down?',
        'Store the reply with the key in a transaction before you answer, and answer from there when it is known.',
      ],
    },
    {
      id: 'everyone-learns',
      sentence: 'A client that keeps asking gets a final answer.',
      hints: [
        'A first try can be cut off at any point. What does the second one find, and does it go on from there?',
        'Find the row that the first try left behind, and see what your code does when it meets it.',
        'A key without an answer is no reason to stop: call the provider again with the same header, then store the answer.',
      ],
    },
  ],
};
