import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Fan out a page',
  version: 2,
  lesson: 'latency',
  after: [],
  minutes: 8,
  summary: 'Four services make one page, two of them optional. Make it as fast as its slowest path, whatever fails.',
  checks: [
    {
      id: 'in-time',
      sentence: 'The page is done when its slowest path is done: `user` and then `recs`, or `orders`, or `ads`.',
      hints: [
        'An await in front of a call holds back everything below it, also what needs nothing from it.',
        'In the timeline, look at when each call starts. Which one starts late, and what was it waiting for?',
        'Start every call that you can start before you await anything; let only recs wait, and only for user.',
      ],
    },
    {
      id: 'right-page',
      sentence: 'The page shows exactly what the services answered, also when an answer is empty or a required one is slow.',
      hints: [
        'Who may be left out, and why? Only an optional part, and only when it failed or took more than 300 ms itself.',
        'Look at the reply that is missing or wrong on the page: when was it asked, and when did it answer?',
        'Give the limit to the calls of recs and ads alone, keep all state inside the function, and test for failure, not for emptiness.',
      ],
    },
    {
      id: 'asked-once',
      sentence: 'Each service is asked once per page, about the user of that page.',
      hints: [
        'A promise can be awaited by several pieces of code; the call behind it happens once.',
        'Count the arrows to the service in the timeline. Which line of yours sends each of them?',
        'Keep the promise of the call in a constant and hand that constant to whoever needs the answer. No retry and no cache is asked for here.',
      ],
    },
    {
      id: 'real-segment',
      sentence: '`recs` is asked with the segment that `user` answered for this page.',
      hints: [
        'recs cannot start before user has answered. Nothing else has to wait for user.',
        'Compare the time at which recs is asked with the time at which user answers.',
        'Chain the one to the other: user.then((user) => call("recs", …)).',
      ],
    },
    {
      id: 'without-optional',
      sentence: 'When `recs` or `ads` fails, or takes more than 300 ms, the page comes without it, and does not wait longer.',
      hints: [
        'There are two ways of not answering: with an error, and not at all. They need two answers of yours.',
        'Look at when the optional service was asked; 300 ms later the page should no longer depend on it.',
        'A limit on the call, and a catch that turns any failure of it into null, both attached where the call is made.',
      ],
    },
    {
      id: 'required-fails',
      sentence: 'When `user` or `orders` fails, `loadProfile` rejects at once, without waiting for the others.',
      hints: [
        'What does your code do between the failure and its own rejection? It should do nothing.',
        'Find the failed reply in the timeline, and then your own reply to the page. What happens between them?',
        'Promise.all rejects with the first failure. Promise.allSettled and an await in the wrong order wait for the slow ones.',
      ],
    },
    {
      id: 'nothing-unhandled',
      sentence: 'No rejection is left without a handler.',
      hints: [
        'A promise that rejects while nobody awaits it is an unhandled rejection, even if you meant to await it later.',
        'Find the rejection in the timeline. Where was your function waiting at that moment?',
        'Attach the handler where you start the call: put the promise into Promise.all at once, or give it a catch.',
      ],
    },
  ],
};
