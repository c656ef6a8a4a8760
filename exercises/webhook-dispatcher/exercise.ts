import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Webhooks to strangers',
  version: 2,
  lesson: 'failure',
  after: ['retry-with-backoff'],
  minutes: 20,
  summary: 'Tell the servers of many customers what has happened: none waits for a dead one, none is flooded, nothing is lost.',
  checks: [
    {
      id: 'signed',
      sentence: 'Each attempt carries the id of its event, its own time, and a signature over both and the body as it is sent.',
      hints: [
        'The receiver has the headers, the body and its secret, and nothing else. What does it compute?',
        'Look at the headers of the call in the timeline, of a first attempt and of a later one.',
        'For each attempt anew: id from the row, time in whole seconds as text, sign(secret, `${id}.${timestamp}.${body}`) over the very text that you send.',
      ],
    },
    {
      id: 'others-go-on',
      sentence: 'A delivery begins within 1 s, whatever becomes of other endpoints and of other deliveries.',
      hints: [
        'One server does not answer for two seconds. What does your code do in these two seconds?',
        'Look at what is open when the row appears, and at what your code awaits before it looks at the table again.',
        'Start attempts without awaiting them in the loop, count open calls per endpoint, and give the place back before the pause.',
      ],
    },
    {
      id: 'two-open',
      sentence: 'No endpoint has more than two calls open at once, and no delivery more than one.',
      hints: [
        'The row of a delivery is still in the table while its call is under way. What does the next round make of it?',
        'Count the open calls of the endpoint in the timeline, and look whether two of them are for one event.',
        'Keep what is under way in a map from delivery to endpoint; set it before the call, and remove it when all is noted.',
      ],
    },
    {
      id: 'two-seconds',
      sentence: 'A call without an answer is given up after 2 s.',
      hints: [
        'A server that is gone does not say so.',
        'Find the call in the timeline: how long is it open, and who ends it?',
        'Pass timeoutMs with each call.',
      ],
    },
    {
      id: 'not-again',
      sentence: 'What was answered with 2xx is not sent again, unless a crash came before that could be noted.',
      hints: [
        'How does the next round, or the next process, know that it is done?',
        'Find the 2xx in the timeline, and what was written to the database after it.',
        'Count the delivery as under way until its row is deleted or marked, also if the database has to be asked for that again and again. And look: are the rows that your round goes through as new as what it knows of calls under way?',
      ],
    },
    {
      id: 'backoff',
      sentence:
        'After each failure there is a pause that doubles, and neither a restart nor a database that is away changes or forgets it.',
      hints: [
        'What does a process that has just started know of the failures before it?',
        'Read the pauses between the attempts in the timeline. Was there a crash in one of them?',
        'Write the number of failures and the time of the next attempt, reckoned from the failure, into the row, and take up what is due.',
      ],
    },
    {
      id: 'jitter',
      sentence: 'Deliveries that failed together do not come back together.',
      hints: [
        'Forty customers are with one provider, which was away for a second.',
        'Look at the second attempts in the timeline: how many of them begin within 100 ms?',
        'Roll Math.random() for each delivery, over the upper half of the pause, and look often at what is due.',
      ],
    },
    {
      id: 'gives-up',
      sentence: 'The fourth failure of a delivery disables its endpoint, which is not called again; what it has not got is kept.',
      hints: [
        'Giving up must be seen by somebody who can put it right.',
        'Find the fourth failure in the timeline. What is written then, and which calls follow?',
        'Write disabled: true into the row of the endpoint, with the count of the failure, and skip its deliveries without deleting them.',
      ],
    },
    {
      id: 'asks',
      sentence: 'The database is asked at most a hundred times a second for each endpoint.',
      hints: [
        'A loop that does nothing but look is never done looking. How long does one round of yours take?',
        'Look at one second of the timeline: what asks the database, and what does it wait for before it asks again?',
        'Await a sleep in each round, also in the one that asks again while the database is away.',
      ],
    },
    {
      id: 'arrives',
      sentence: 'Every delivery that its endpoint takes by the fourth attempt arrives, whatever crashes or is away.',
      hints: [
        'At which moments does your code, or your table, say that a delivery is done, or that somebody is at it?',
        'Find the last thing that happened to the delivery, and what crashed or refused then. Was anybody left to go on, and what did the table say?',
        'Call first and note after it. What only a living process can know, such as that a call is open, stays out of the table. Catch what the database throws, and ask again.',
      ],
    },
  ],
};
