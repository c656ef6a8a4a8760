import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Out of the outbox',
  version: 2,
  lesson: 'consistency',
  after: ['idempotent-consumer'],
  minutes: 15,
  summary: 'Move events from a table to the broker: none lost, each order’s in order, none stuck behind a stranger.',
  checks: [
    {
      id: 'order-kept',
      sentence: 'The events of one order arrive in the order in which their rows appeared.',
      hints: [
        'What does your code do with the second event of an order when the first one could not be published?',
        'Find the event that was refused in the timeline, then the next one of its order. Who let it pass?',
        'Remember which orders are stuck in this round, and skip their later rows until the next round.',
      ],
    },
    {
      id: 'others-go-on',
      sentence: 'An event that is refused for ever holds up its own order and no other.',
      hints: [
        'One event of one order is broken. Who else has to wait for it in your code?',
        'Look at what the relay does after the refusal: which rows does it still reach in this round?',
        'Catch the failure per event, note its order as stuck, and go on with the next row.',
      ],
    },
    {
      id: 'every-event',
      sentence: 'Every event of the outbox arrives, at least once and unchanged.',
      hints: [
        'Between two steps the relay may die, or the broker say no. Which of your steps says "done"?',
        'Find the row that never arrived. Was it marked, skipped, or never seen again?',
        'Note that a row is done only after the broker has confirmed it, and look at all rows that are left, whatever their number.',
      ],
    },
    {
      id: 'no-flood',
      sentence: 'Without faults the broker gets each event once; with them, three times on average at most.',
      hints: [
        'At least once is a floor, not a habit.',
        'Look at what happens to a row after its event has been confirmed. How does the next round know?',
        'Delete the row, or mark it as sent, as soon as its publication is confirmed.',
      ],
    },
  ],
};
