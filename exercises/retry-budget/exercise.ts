import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'A budget for retries',
  version: 2,
  lesson: 'failure',
  after: ['retry-with-backoff'],
  minutes: 10,
  summary: 'Hide the odd failure without making an outage three times as heavy.',
  checks: [
    {
      id: 'failures-hidden',
      sentence: 'When up to eight replies of a hundred fail, practically no caller notices, also after an outage.',
      hints: [
        'A budget that only shrinks is spent one day. What fills it?',
        'Look for the first request that failed although only one attempt did. What had been spent by then?',
        'Let each request earn 0.1, and let nothing close the budget for good.',
      ],
    },
    {
      id: 'bounded-load',
      sentence: 'In an outage `rates` gets at most a tenth more requests than there are callers, plus the 10 that were saved.',
      hints: [
        'Ten requests that fail at the same time: who knows how many of them are tried again?',
        'Count requests and attempts in the outage. Where do the surplus attempts get their permission from?',
        'Keep one number for the whole process, take 1 from it for each retry, and cap what it can save.',
      ],
    },
    {
      id: 'budget-used',
      sentence: 'While something is saved, an attempt that failed is followed by another one within 50 ms, up to three.',
      hints: [
        'A budget that is never spent helps nobody.',
        'Look at the first request of the outage: how many attempts did it get, and what was saved at that moment?',
        'One retry costs 1, and it may be made as long as at least 1 is there. Pause before it for at most 50 ms, or not at all.',
      ],
    },
    {
      id: 'every-request-tried',
      sentence: 'Every request gets its first attempt.',
      hints: [
        'What is the budget for: for calls, or for calling again?',
        'Find the request without an arrow to rates.',
        'Ask the budget only after an attempt has failed.',
      ],
    },
    {
      id: 'few-attempts',
      sentence: 'No request has more than three attempts.',
      hints: [
        'Three attempts are one first attempt and two retries.',
        'Count the arrows to rates of one request.',
        'Number the attempts from 1 and reject when number 3 has failed.',
      ],
    },
    {
      id: 'right-answer',
      sentence: 'The caller gets the rate that its last attempt brought, or the error, as soon as it is there.',
      hints: [
        'A rate that nobody asked for just now is a guess.',
        'Compare the last reply of rates with what getRate answered.',
        'Return what the call returned; throw what the call threw.',
      ],
    },
  ],
};
