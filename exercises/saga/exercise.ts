import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'An order across three services',
  version: 2,
  lesson: 'consistency',
  after: ['idempotent-post'],
  minutes: 20,
  summary:
    'Run a saga of reserve, authorize, capture and send that ends whole or undone, also when nobody knows whether the money has moved.',
  checks: [
    {
      id: 'sent-when-paid',
      sentence: 'What is paid is sent and not given back, and nothing is sent unpaid.',
      hints: [
        'After the capture there is one direction only. And when no answer to the capture comes, do you know on which side of it you are?',
        'Find the capture in the timeline, and what your code took its outcome for. What did it do next?',
        'Undo only after a no. After silence or a 5xx ask again with the same id, or look at card-status, until you know; then send until it works.',
      ],
    },
    {
      id: 'nothing-left',
      sentence: 'An order that is not paid holds nothing in the end: no goods are reserved, no money is held.',
      hints: [
        'A step without an answer may have been done all the same, or be done later, even when asking again got a no.',
        'Find the reservation or the hold that is left. What did your code know of it when it undid the rest, or when it crashed?',
        'Undo every step, done or not, by an id that your code knows before the call, and go on until each undoing has its yes.',
      ],
    },
    {
      id: 'goods-behind-money',
      sentence: 'Money is held only while the goods are reserved.',
      hints: [
        'Think of the card holder, whose money is blocked for goods that nobody keeps any more.',
        'Look at the order of the steps in the timeline, when going forward and when undoing.',
        'Reserve, then authorize. To undo, go the other way: wait for the yes of void-card before you call release-stock.',
      ],
    },
    {
      id: 'nothing-twice',
      sentence: 'An order is reserved, authorized, captured and sent once.',
      hints: [
        'Your code may run from its first line again, and ask what it has asked before.',
        'Compare the ids of both requests in the timeline. Where did they come from?',
        'Make the ids from the orderId, or store them before the first call.',
      ],
    },
    {
      id: 'told-truth',
      sentence: 'The status says how the order ended, and does not change after that.',
      hints: [
        'An order may come back after you have decided. Does your code then decide anew, from other answers?',
        'Find both moments in the timeline: what the status said, and what happened to the money.',
        'Commit the decision to cancel before you undo anything, and look for it before you go forward.',
      ],
    },
    {
      id: 'every-order-ends',
      sentence: 'Every order ends, completed where nothing stood in its way, and its message is acked.',
      hints: [
        'A call whose answer is lost waits for ever, if you let it. And returning means "never bring this order again".',
        'Look at the last thing that your code did for this order.',
        'Give each call a limit, let errors out until the order is done, and return once it is.',
      ],
    },
  ],
};
