import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'A bulkhead',
  version: 3,
  lesson: 'failure',
  after: [],
  minutes: 12,
  summary: 'One dependency is slow. See that the other one does not notice.',
  checks: [
    {
      id: 'own-limit',
      sentence: 'At no time are more than eight requests for one dependency at the proxy.',
      hints: [
        'When does a request leave the proxy: when you stop waiting, or when it is answered?',
        'Count the arrows to the proxy that have no reply yet, also those whose caller has gone.',
        'Take a place before you call, and give it back when the call itself settles, not when your patience ends.',
      ],
    },
    {
      id: 'others-unharmed',
      sentence: 'A dependency that is well answers as fast as ever, whatever the other one does.',
      hints: [
        'What do the two share in your code?',
        'Find the request that waited, and look at what was taking the places at that time.',
        'Count places for each dependency by itself.',
      ],
    },
    {
      id: 'refused-early',
      sentence: 'A caller who finds no place for 100 ms is rejected then.',
      hints: [
        'How long does the last in your line wait, if nobody in front of it gets anywhere?',
        'Take a caller that was never sent to the proxy. When did it come, and when did it hear no?',
        'Give everyone who waits a timer, and a way out of the line.',
      ],
    },
    {
      id: 'in-time',
      sentence: 'A caller whose request was sent has a reply or a rejection 300 ms later.',
      hints: [
        'A reply that never comes: who ends the wait?',
        'Find the request that was under way for too long, and see what its caller was waiting for.',
        'Race the call against a timer. The call goes on, and keeps its place; the caller goes.',
      ],
    },
    {
      id: 'nothing-in-vain',
      sentence: 'Nothing is sent for a caller who has been rejected.',
      hints: [
        'Does whoever gives up waiting also leave the line?',
        'Look at what is sent when a place becomes free: is its caller still there?',
        'Take those who were rejected out of the line, or skip them when a place is free.',
      ],
    },
    {
      id: 'usual-load-served',
      sentence: 'While all is well nobody is rejected, also when fourteen come at once.',
      hints: [
        'Eight have a place. Where do the other six wait for a moment?',
        'Look at the caller who was rejected: how many were at the proxy, and how soon would one have been done?',
        'Let callers wait for a place for up to 100 ms, and hand each place that becomes free to the next.',
      ],
    },
    {
      id: 'no-place-idle',
      sentence: 'While somebody comes or waits, no place stays empty for more than 50 ms.',
      hints: [
        'A request leaves the proxy. Who is next?',
        'Find the moment at which fewer than eight are at the proxy and somebody waits: what should have woken them?',
        'Hand the place on in the moment in which it is given back. Whoever leaves the line takes nobody else along.',
      ],
    },
    {
      id: 'places-come-back',
      sentence: 'When a bad time is over, everybody is served as before.',
      hints: [
        'A call can end in more than one way. Does each of them give the place back?',
        'Count the places from the first failure on: which of them was never free again?',
        'Give the place back in a finally of the call.',
      ],
    },
    {
      id: 'passed-on',
      sentence: 'A reply in time is returned as it came; an error of the proxy is the error of its caller.',
      hints: [
        'What did the proxy say, and what did the caller hear?',
        'Compare the reply on the arrow from the proxy with what get returned.',
        'Return what the call returns, and let its error through.',
      ],
    },
    {
      id: 'nothing-unhandled',
      sentence: 'No rejection is left without a handler.',
      hints: [
        'The caller has gone, and then the call fails. Who hears of it?',
        'Look at the promise that lost your race.',
        'Put a handler on the call in the moment in which you make it.',
      ],
    },
  ],
};
