import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'A tolerant reader',
  version: 2,
  lesson: 'coupling',
  after: [],
  minutes: 10,
  summary: 'Read orders of all versions, keep what you do not know, and send what nobody can read to where a person sees it.',
  checks: [
    {
      id: 'never-throws',
      sentence: 'No message makes `onOrder` throw.',
      hints: [
        'A queue delivers again what fails. What changes by the second time?',
        'Find the message that comes again and again. Which expression could not bear it?',
        'Look at types before you take things apart, and publish to invalid-orders instead of throwing.',
      ],
    },
    {
      id: 'rejects',
      sentence: 'What cannot be read goes to `invalid-orders`, once, as it came and with a reason, and is not forwarded.',
      hints: [
        'A default is a guess, unless the contract names it.',
        'Look at the field in question: is it absent, or there and wrong? Which of the two did your code see?',
        'Check type and form of each field that you need, and collect the first complaint as the reason.',
      ],
    },
    {
      id: 'reads',
      sentence: 'Every order that has what is needed is forwarded once, whatever its version.',
      hints: [
        'Which fields do you really need, and which did you only know?',
        'Compare the order with the last one that passed. What was new in it?',
        'Leave the version alone; ask only whether the fields are there.',
      ],
    },
    {
      id: 'total-exact',
      sentence: 'The total is exact, and in the right currency.',
      hints: [
        'How does your machine keep 19.99?',
        'Compare the amount of the message with the cents that went on.',
        'Take the text apart at its point and put the digits together; pad the decimals to two.',
      ],
    },
    {
      id: 'keeps-the-rest',
      sentence: 'Every field goes on as it came, known or not.',
      hints: [
        'Somebody behind you may know fields that you do not.',
        'Compare the keys of both messages, also inside lines.',
        'Spread the message that came and add total, instead of building a new one from what you know.',
      ],
    },
  ],
};
