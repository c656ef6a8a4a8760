import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Many at once, each order in its turn',
  version: 2,
  lesson: 'throughput',
  after: ['idempotent-consumer'],
  minutes: 15,
  summary:
    'Work on four orders at once and keep the events of each in order, though some fail, some never work, and the consumer crashes.',
  checks: [
    {
      id: 'in-order',
      sentence: 'Of one order, one event at a time is in work, and none overtakes an earlier one.',
      hints: [
        'Every event is handed to you in a call of its own. What does the second call know of the first?',
        'Find the event that overtook, and the one before it. Where was that one at this moment: in work, in a pause, or back in the queue?',
        'Keep, in memory, what is in work for each order, and let an event wait until the one before it has ended, tries and dead letter included.',
      ],
    },
    {
      id: 'at-most-four',
      sentence: 'At most 4 calls to the warehouse are open at a time.',
      hints: [
        'One event at a time for each order, and how many orders?',
        'Count the open calls in the timeline at the moment that the story names.',
        'Count what is in work; begin only while it is less than 4, and look again whenever something ends, also by an error.',
      ],
    },
    {
      id: 'no-idle-slot',
      sentence: 'While fewer than 4 orders have an event in work, an event of any other order begins at once.',
      hints: [
        'Who may an event have to wait for? Only for one of its own order, or for a free place.',
        'At the moment that the story names, see who is in work. What was the waiting event waiting for in your code?',
        'Take a place only when it is the turn of the event; and give it back whatever happens, so that the next one that may begin does.',
      ],
    },
    {
      id: 'three-tries',
      sentence: 'An event that fails is tried three times, 100 ms apart, and only then becomes a dead letter.',
      hints: [
        'How does your code tell an event that never works from one that does not work at this moment?',
        'Find all calls with this event in the timeline: how many, how far apart, and what came after the last?',
        'Loop: call, and on any error sleep 100 ms and call again; after the third error publish the event to dead-letters, once, and return.',
      ],
    },
    {
      id: 'none-lost',
      sentence: 'Every event ends in the warehouse or in dead-letters, whatever fails or crashes.',
      hints: [
        'When your function returns, the queue forgets the event. Who has it then?',
        'Find the ack of the lost event. What had happened to the event by then, and what was still to come?',
        'Return only when the warehouse has answered or dead-letters has confirmed; where dead-letters refuses, pause and publish again.',
      ],
    },
    {
      id: 'all-acked',
      sentence: 'Every event is acked when it is done.',
      hints: [
        'What does the queue make of an error that you let out, and of a promise that never resolves?',
        'Find the last delivery of the event. How did it end, if it did?',
        'Let the promise that you return resolve when the event has been applied or is a dead letter.',
      ],
    },
  ],
};
