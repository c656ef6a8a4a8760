import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'A polite poller',
  version: 3,
  lesson: 'framing',
  after: ['accept-a-charge'],
  minutes: 12,
  summary: 'Ask how it is going without being a load, and never take silence for a no.',
  checks: [
    {
      id: 'outcome',
      sentence: 'The outcome is returned as it was read, as soon as it was read.',
      hints: [
        'Which states are final, and which are not?',
        'Look at the last reply: what did it say, and what did awaitCharge return?',
        'Return when the state is succeeded or failed; go on while it is pending.',
      ],
    },
    {
      id: 'waits-as-told',
      sentence: 'After `retry-after: n`, nothing is asked for n seconds.',
      hints: [
        'Who knows best when it makes sense to ask again?',
        'Compare the retry-after of a reply with the time until the next question.',
        'Read the header of every reply, also of 429 and 503. It counts in seconds.',
      ],
    },
    {
      id: 'few-questions',
      sentence:
        'There are at most twenty questions in a minute, and without `retry-after` at least 500 ms pass before the next one.',
      hints: [
        'What does each question cost the other side, if thousands ask?',
        'Look at the gaps between the questions, in the beginning and after half a minute.',
        'Begin with half a second, and let the pause grow up to some seconds.',
      ],
    },
    {
      id: 'in-good-time',
      sentence: 'The caller hears of the outcome at most 10 s after it could first be asked for.',
      hints: [
        'How long may a pause become?',
        'Find the moment at which the charge was final, and your next question after it.',
        'Put an upper bound on the pause.',
      ],
    },
    {
      id: 'goes-on',
      sentence: 'Trouble on the way, 5xx, 429, a refused connection or silence, does not end the asking.',
      hints: [
        'Does a 502 say anything about the charge?',
        'Look at the reply, or the lack of one, after which nothing more was asked.',
        'Catch what a call throws, give each call a timeoutMs of 2000, and treat both like a reply that says nothing.',
      ],
    },
    {
      id: 'follows',
      sentence: 'Questions go to the path that was given, and after a `303` to its location, at once.',
      hints: [
        'Where is the outcome, when the state has moved?',
        'Look at the location of the 303, and at the path of the next question.',
        'Take the location as the path, and ask without a pause.',
      ],
    },
    {
      id: 'no-circle',
      sentence: 'At most ten `303`s in a row are followed, and in a circle nobody pauses and asks again.',
      hints: [
        'Two servers may each send you to the other. Who is to end it?',
        'Count the `303`s in the timeline, and look for a path that comes up again.',
        'Keep the paths that have sent you on, or count them, and return unknown.',
      ],
    },
    {
      id: 'one-at-a-time',
      sentence: 'No question is sent while one is open, and none after the answer.',
      hints: [
        'What if a reply takes longer than your pause?',
        'Look for a question that goes out before the last one is answered, or after awaitCharge has returned.',
        'Ask in a loop that awaits each reply; a timer that asks by itself does not know whether anybody answers.',
      ],
    },
    {
      id: 'unknown',
      sentence: 'At the deadline, after a 4xx that is no 429, and where `303`s do not end, the answer is `unknown`, at once.',
      hints: [
        'You have stopped asking. What do you know about the charge?',
        'Look at the deadline: what were you waiting for, and what did you return?',
        'Never sleep or wait beyond the deadline, and return unknown there.',
      ],
    },
  ],
};
