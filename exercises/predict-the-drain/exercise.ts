import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Predict the drain',
  version: 1,
  lesson: 'throughput',
  after: [],
  minutes: 6,
  summary: 'The consumer is back. How long until the queue is?',
  checks: [
    {
      id: 'backlog',
      sentence: '`backlog` is what the simulated queue holds when the consumer comes back.',
      hints: [
        'What leaves the queue while the consumer is down?',
        'Count what arrives during the outage, and what arrives at its end.',
        'Arrival rate times outage, plus the burst.',
      ],
    },
    {
      id: 'last-wait',
      sentence: '`lastWaitS` is how long the last message of the backlog waits after the end of the outage.',
      hints: [
        'Who stands in front of the last message of the backlog, and who behind it?',
        'Messages that arrive later are served later. Do they change anything for this one?',
        'The consumer takes up capacityPerS messages a second; the backlog is in front.',
      ],
    },
    {
      id: 'drain',
      sentence: '`drainS` is the time from the end of the outage until the simulated queue is empty.',
      hints: [
        'While the backlog is worked off, the world does not stand still.',
        'How many messages does the queue lose in one second, all in all?',
        'Only the spare capacity, capacity minus arrivals, takes the backlog down.',
      ],
    },
    {
      id: 'never',
      sentence: '`drainS` is `never` where the simulated queue does not get shorter.',
      hints: [
        'What if as much arrives as can be handled?',
        'Look at the spare capacity: above zero, zero, below zero.',
        'Where the spare capacity is not above zero, a backlog stays for good.',
      ],
    },
  ],
};
