import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Hedge a read',
  version: 3,
  lesson: 'latency',
  after: ['fan-out-a-page'],
  minutes: 15,
  summary: 'Ask a second server when the first is late, take whichever answers, and do not double the load.',
  checks: [
    {
      id: 'first-good-answer',
      sentence: 'The product is returned as soon as one of the calls brings it.',
      hints: [
        'Two calls are under way. Which of them do you wait for?',
        'Find the first reply with a product in the timeline. What were you still waiting for at that moment?',
        'Race for the first success, not for the first to settle, and not for both.',
      ],
    },
    {
      id: 'second-call',
      sentence: 'The second call goes out after 60 ms without an answer, or at once when the first call fails before.',
      hints: [
        'There are two reasons to ask once more. Does either of them wait for the other?',
        'Look at the moment 60 ms after the first call, and at the moment in which it failed. What happens next?',
        'Wait for whichever comes first: the failure of the first call, or a timer of 60 ms.',
      ],
    },
    {
      id: 'no-needless-call',
      sentence: 'A read that is answered within 60 ms, or finds nothing left, makes one call; no read makes more than two.',
      hints: [
        'What becomes of your timer when the answer is there?',
        'Look for the call that goes out though nothing was late. What started it?',
        'Start the second call only after 60 ms or a failure, and see on waking up whether it is still wanted.',
      ],
    },
    {
      id: 'both-fail',
      sentence: 'When every call has failed, `getProduct` rejects at once, with the error that came last.',
      hints: [
        'Who tells the caller that nothing more will come?',
        'Find the failure of the last call in the timeline. What did the caller hear, and when?',
        'Count the calls that are still under way. When the last of them fails, its error is the answer.',
      ],
    },
    {
      id: 'loser-aborted',
      sentence: 'When the answer is there, the call that is still under way is aborted.',
      hints: [
        'A server is still at work for you. Does it know that you have what you need?',
        'Look at the arrow that is still open when getProduct has returned.',
        'Give each call the signal of an AbortController, and abort the other one when one has won.',
      ],
    },
    {
      id: 'load-bounded',
      sentence: 'Second calls are at most a tenth of the reads, and ten more.',
      hints: [
        'What does your code do when every read takes longer than 60 ms?',
        'Count the second calls in the timeline against the reads. Who should have said no?',
        'Keep one account for the whole process: a tenth for each read, at most ten, one less for each second call.',
      ],
    },
    {
      id: 'nothing-unhandled',
      sentence: 'No rejection of a call is left without a handler.',
      hints: [
        'The loser fails as well, some time later. Who hears of it?',
        'Look at what is rejected last in the timeline, and whether anything still waits for it.',
        'Put a handler on each call in the moment in which you start it.',
      ],
    },
  ],
};
