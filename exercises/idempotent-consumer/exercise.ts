import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'The message that comes twice',
  version: 2,
  lesson: 'consistency',
  after: [],
  minutes: 10,
  summary: 'Count every payment exactly once, though the queue delivers at least once and instances crash.',
  checks: [
    {
      id: 'counted-once',
      sentence: 'A payment is counted once, however often and in however many messages it arrives.',
      hints: [
        'The second delivery looks exactly like the first. What could tell your code that the work is done, even after a restart?',
        'Find both deliveries of the payment in the timeline. What did the first one leave behind, and did the second one look at it?',
        'Write the paymentId into a table of your own, and look it up first: in the transaction that changes the balance.',
      ],
    },
    {
      id: 'none-overwritten',
      sentence: 'No payment overwrites another: a balance never loses what was in it.',
      hints: [
        'Two instances can read the same balance at the same moment.',
        'Look at which transaction read the balance, and at which one wrote it. Is it the same?',
        'Read the balance with tx.get, inside the transaction that writes it; the database then refuses one of two that collide.',
      ],
    },
    {
      id: 'none-lost',
      sentence: 'No payment is lost: what is acked has been counted.',
      hints: [
        'Returning means "done, for ever". When does your code return?',
        'Find the ack in the timeline. What had been committed at that moment, and what had failed or been cut off before it?',
        'Let errors out, so that the message comes back; and write "seen" and the balance in one transaction, never one after the other.',
      ],
    },
    {
      id: 'all-acked',
      sentence: 'Every message is acked in the end, a duplicate as well.',
      hints: [
        'A duplicate is nothing special. What does the queue do with a message that you throw at?',
        'See how often the same message is delivered, and with which error each delivery ends.',
        'When the payment has been counted already, return without an error.',
      ],
    },
  ],
};
