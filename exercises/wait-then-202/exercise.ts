import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Wait a little, then 202',
  version: 2,
  lesson: 'when-to-use-each',
  after: ['fan-out-a-page'],
  minutes: 12,
  summary: 'Answer with the result when it comes in time, and with 202 and a place to ask when it does not.',
  checks: [
    {
      id: 'quick-answer',
      sentence: 'A report that is done within `waitMs` is in the reply, as soon as it is done.',
      hints: [
        'Two things can end the wait. Which of them came first?',
        'Compare the time of the renderer’s reply with the time of your own.',
        'Let the work and the clock race: Promise.race of the work and of sleep(waitMs).',
      ],
    },
    {
      id: 'hand-over',
      sentence: 'When `waitMs` is over and the report is not there, the reply is 202 with its location, at that moment.',
      hints: [
        'The client said how long it waits. Zero is a number like any other.',
        'Look at the moment posted time + waitMs in the timeline: what does your code wait for then?',
        'When the clock wins the race, answer { status: 202, location: `/reports/${reportId}` } and leave the work alone.',
      ],
    },
    {
      id: 'started-once',
      sentence: 'The renderer is asked once per report, whether or not the client still waits.',
      hints: [
        'Not waiting any longer is no reason to begin again.',
        'Count the calls to the renderer for one report, and find what sends the second.',
        'Keep the promise of the one call; the reply and the record both follow from it.',
      ],
    },
    {
      id: 'status-readable',
      sentence:
        'From the reply on, `getReport` answers at once with the state that the report has: pending, or done with its url.',
      hints: [
        'What does your code know of a report that is being rendered, and where does it keep that?',
        'Look at what getReport answered and at what had happened by then. Which step did not write it down?',
        'Record pending before you start the call, and let the call itself record its end, whether or not anyone still waits.',
      ],
    },
    {
      id: 'failure-visible',
      sentence: 'A failure within `waitMs` is a reply from 500 to 599; a later one is `failed` for whoever asks.',
      hints: [
        'A failure can come before the reply and after it. Both have a reader.',
        'Find the renderer’s failure in the timeline. Which of your handlers runs at that moment, and what does it write down?',
        'Give the call two handlers, one for its result and one for its failure, and let both record what happened.',
      ],
    },
    {
      id: 'unknown-is-404',
      sentence: '`getReport` answers 404 for a report that was never posted.',
      hints: [
        'Not known and not done yet are two different answers.',
        'Which entry does your code look at for an id that was never posted?',
        'Answer pending only where you have recorded pending.',
      ],
    },
    {
      id: 'nothing-unhandled',
      sentence: 'No rejection is left without a handler, also when the failure comes after the reply.',
      hints: [
        'After the 202 nobody awaits the work any more; it can still fail.',
        'Find the rejection in the timeline and the call that it belongs to.',
        'Handle the failure where you start the call, so that the promise you keep cannot reject.',
      ],
    },
  ],
};
