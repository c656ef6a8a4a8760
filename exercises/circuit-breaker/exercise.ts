import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'A circuit breaker',
  version: 3,
  lesson: 'failure',
  after: [],
  minutes: 15,
  summary: 'Stop asking who cannot answer, and find out when they can.',
  checks: [
    {
      id: 'opens',
      sentence: 'When ten calls in a row have failed, nothing more is sent.',
      hints: [
        'What does your code remember of the calls before this one?',
        'Count the failed replies up to the call that is shown.',
        'Keep a count for the whole process; at the limit, note until when nothing is sent.',
      ],
    },
    {
      id: 'stays-closed',
      sentence: 'A breaker with fewer than five failures in a row sends every request.',
      hints: [
        'Which outcomes count, and when does the count begin anew?',
        'Look at the last outcomes before the request that was not sent: how many of them were failures, and of what kind?',
        'A success sets the count back to nothing. An answer from 400 to 499 is a success of the service.',
      ],
    },
    {
      id: 'refused-at-once',
      sentence: 'A request for which nothing is sent is rejected at once.',
      hints: [
        'What is the caller waiting for?',
        'Find the request that has no call, and the moment of its answer.',
        'Throw before anything is awaited.',
      ],
    },
    {
      id: 'full-period',
      sentence: 'A breaker that has opened sends nothing for 1000 ms, also after a trial that failed.',
      hints: [
        'What may happen while the breaker is open that closes it too early?',
        'Look at what came back between the opening and the call that is shown: when had that call begun?',
        'Outcomes of calls that began before the opening are not outcomes of the trial. A trial that fails begins a whole period.',
      ],
    },
    {
      id: 'one-trial',
      sentence: 'While a trial is under way, nothing else is sent.',
      hints: [
        'Fifty requests come at the moment in which the period ends. How many of them find the breaker half-open?',
        'Count the calls that are sent before the first of them is answered.',
        'Note that the trial is under way before you wait for it, and reject all others until it ends.',
      ],
    },
    {
      id: 'tries-again',
      sentence: 'The first request after the 1000 ms is sent.',
      hints: [
        'Who ends the period, and can it be put off?',
        'Compare the time of the failure that opened the breaker with the request that is shown. What happened in between?',
        'Set the end of the period once, when the breaker opens. Rejected requests and late failures leave it alone.',
      ],
    },
    {
      id: 'closes-again',
      sentence: 'After a trial that succeeded, every request is sent.',
      hints: [
        'What is the state after a success?',
        'Look at the reply of the trial, and at the request after it.',
        'A trial that succeeds closes the breaker and sets the count back.',
      ],
    },
    {
      id: 'own-breaker',
      sentence: 'The trouble of one service rejects no request for the other.',
      hints: [
        'What do the two share?',
        'Look at the request that was rejected, and at who had failed before it.',
        'Keep a state for each service.',
      ],
    },
    {
      id: 'passed-on',
      sentence: 'The caller gets the reply of its call, or its error, within 200 ms.',
      hints: [
        'What did the service say, and what did your caller hear?',
        'Compare the reply with what get returned.',
        'Return what the call returns, with a timeoutMs of 200, and throw again what you catch.',
      ],
    },
  ],
};
