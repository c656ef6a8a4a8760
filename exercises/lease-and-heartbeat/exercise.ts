import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Keep a job while you live',
  version: 2,
  lesson: 'consistency',
  after: ['idempotent-consumer'],
  minutes: 12,
  summary:
    'Encode videos with workers that keep a job for as long as they are alive, give up what hangs, and take over what others drop.',
  checks: [
    {
      id: 'encoded-once',
      sentence: 'While a worker is at work on a job, no other begins it; and what is encoded is not encoded again.',
      hints: [
        'From where the queue stands, how does a worker that is busy differ from one that is dead?',
        'Follow the lease: when does it begin, which extension is the last that arrives, and when does it end? Was the ack there by then?',
        'Extend the lease while the encoder is at work, often enough that one extension may be lost; give each call to the queue a timeoutMs, and repeat an ack that was not confirmed.',
      ],
    },
    {
      id: 'ack-on-success',
      sentence: 'A job is acked only when the encoder has answered that it is encoded.',
      hints: [
        'After the ack nobody will come back to this job. Is it really done by then?',
        'Look at what the encoder had answered, if it had, when the ack was sent.',
        'Put the ack behind the awaited encoding, where neither an error nor a time-out leads.',
      ],
    },
    {
      id: 'taken-over',
      sentence: 'When a worker crashes or an encoding fails, the job is begun again within 40 s.',
      hints: [
        'How does the queue learn that nobody works on a job any more?',
        'Find the last extension before the crash or the error. How long did it hold the job for?',
        'Extend by a short time and often, instead of by a long time once; and stop when the encoding fails.',
      ],
    },
    {
      id: 'given-up',
      sentence:
        'An encoding without an answer is given up after 5 min, not earlier: the worker goes on, and the job is begun again.',
      hints: [
        'The heartbeat proves that your worker lives. What proves that the encoder does?',
        'Follow the call to the encoder that has no answer. Who was still waiting for it after 5 min, and who still extended the lease?',
        'Give the call to the encoder a limit of 5 min; when it is over, stop the heartbeat and let workOnce end without an ack.',
      ],
    },
    {
      id: 'heartbeat-ends',
      sentence: 'When a worker is done with a job, it does not extend its lease any more.',
      hints: [
        'Who stops the heartbeat, and on which of the ways out of workOnce?',
        'Find the extension that came after the end of the job. Which timer or loop sent it?',
        'Stop it in a finally; and a loop that sleeps has to look, after each sleep, whether it is still needed.',
      ],
    },
    {
      id: 'left-to-others',
      sentence: 'A worker that hears that its lease has ended leaves the job at once and makes no further call about it.',
      hints: [
        'An extension can fail for a moment, and it can fail for good. How does your code tell them apart, and what does it do then?',
        'Find the 404. What did the worker go on waiting for, and what did it send afterwards?',
        'On a 404, and only then, abort the wait for the encoder through a signal, stop the heartbeat, and neither ack nor extend again.',
      ],
    },
    {
      id: 'all-done',
      sentence: 'Every job is acked in the end; and where none waits, workOnce returns.',
      hints: [
        'What becomes of a worker that waits for an answer that was lost?',
        'Look at the last thing that a worker did in the timeline. What was it waiting for?',
        'Give every call a timeoutMs, also receive-job and ack-job; and do not take an error of an ack for its end.',
      ],
    },
  ],
};
