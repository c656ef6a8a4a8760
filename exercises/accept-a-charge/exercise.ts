import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Accept a charge',
  version: 2,
  lesson: 'framing',
  after: ['idempotent-post', 'outbox-relay'],
  minutes: 15,
  summary: 'Turn a payment that waits for everybody into a 202 that is kept, while fraud check and ledger are down.',
  checks: [
    {
      id: 'accepted-at-once',
      sentence: 'A charge is answered within 200 ms with 202, its location and the state pending, whoever is down.',
      hints: [
        'Which of the things that your handler waits for does the shop need to know of now?',
        'Look at what the handler waits for in the timeline while ledger and fraud check are down.',
        'Write the charge to the database and answer; the relay and the queue take it from there.',
      ],
    },
    {
      id: 'refused-is-nothing',
      sentence: 'An amount that is none is answered with 400, and nothing is stored.',
      hints: [
        'What can be decided at once should be decided at once.',
        'Look at the requests with 0, −5 and 10.5 cents.',
        'Check Number.isSafeInteger(cents) and cents > 0 before anything else.',
      ],
    },
    {
      id: 'same-charge',
      sentence: 'The same key of the same shop gets the same charge; any other gets its own.',
      hints: [
        'The second request may come while the first is under way, at another instance.',
        'Compare the two answers. Where did the second one’s id come from, and could it have known of the first?',
        'Insert a row for shop and key in the same transaction; where that is a unique-violation, answer from the row that is there.',
      ],
    },
    {
      id: 'moves-once',
      sentence: 'Money moves once per key.',
      hints: [
        'The ledger moves money once per charge id. How many ids can one request have?',
        'Find both charges in the timeline. Which of your commits put the second one into the outbox?',
        'Key, charge and outbox row belong into one transaction, so that none of them can exist twice or alone.',
      ],
    },
    {
      id: 'promise-kept',
      sentence: 'Once 202 is out, the charge reaches the ledger.',
      hints: [
        '202 is a promise. What makes it certain at the moment when you give it?',
        'Find the 202 in the timeline. What had been committed by then, and what was still to be done?',
        'Answer after the commit that holds both the charge and its outbox row.',
      ],
    },
    {
      id: 'state-truthful',
      sentence: '`getCharge` says what the ledger has announced: pending until then, 404 for an unknown charge.',
      hints: [
        'Who may look, and when? The first look comes right after the 202.',
        'Compare the time of the ledger’s answer with what the look was told.',
        'Write pending with the charge, and change it in onLedgerAnswer alone, in the database.',
      ],
    },
  ],
};
