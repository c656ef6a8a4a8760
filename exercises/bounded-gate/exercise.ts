import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'A gate with a bound',
  version: 2,
  lesson: 'throughput',
  after: ['predict-the-drain'],
  minutes: 15,
  summary: 'Let in what can be served in time, and say no to the rest at once.',
  checks: [
    {
      id: 'few-at-a-time',
      sentence: 'The renderer never has more than four pictures under way.',
      hints: [
        'What must a request have before it may call the renderer?',
        'Count the open arrows to renderer at the moment where the timeline opens. Which request did not look, or looked and then waited?',
        'Count a slot as taken before you call. When a rendering ends, free the slot exactly once, or hand it to the next in line.',
      ],
    },
    {
      id: 'in-time',
      sentence: 'Every caller has an answer, yes or no, within 550 ms, before it hangs up.',
      hints: [
        'A queue holds what cannot be done. How long is yours when the 200th request of a second comes?',
        'Take the first caller who hung up: how many were inside when it came, and how long do so many take?',
        'What leaves per second, times the 400 ms, is how many may be inside. Say no to whoever comes on top, or to whoever has waited too long.',
      ],
    },
    {
      id: 'refusal',
      sentence: 'Who is not served gets 503 or 429, and `retryAfterS` from 1 to 60.',
      hints: [
        'What should the caller do with your answer?',
        'Look at the answer that is shown: can the caller tell that it should come back, and when?',
        'Return { status: 503, retryAfterS: 1 }. Do not throw, and promise nothing that only memory knows of.',
      ],
    },
    {
      id: 'nothing-in-vain',
      sentence: 'No rendering begins for a caller who has got a no, or gets one.',
      hints: [
        'Does whoever stops waiting also leave the queue?',
        'Follow one picture: when did its caller get the no, and who called the renderer for it nevertheless?',
        'Decide between yes and no before the call. Take out of the queue whoever you have told no.',
      ],
    },
    {
      id: 'kept-busy',
      sentence: 'However many come, at least 90 of 100 possible previews a second reach a caller in time.',
      hints: [
        'When twice as many come as can be served, there is always somebody to serve. Does a slot ever stand empty?',
        'Look for a stretch of the overload in which fewer than four arrows to renderer are open. What is everybody waiting for?',
        'When a rendering ends, start the next one in that moment, and make sure it is for somebody who is still waiting.',
      ],
    },
    {
      id: 'usual-load-served',
      sentence: 'Nobody gets a no at 50 requests a second, also after an overload, nor when thirty come at once.',
      hints: [
        'Requests come unevenly. Where can the fifth one wait for a moment?',
        'Look at the caller who was sent away: how many were inside, and what did your counters believe?',
        'Let some wait, at least twenty-six. And see that each request which adds to a counter also takes away from it, the refused ones too.',
      ],
    },
    {
      id: 'slots-come-back',
      sentence: 'When renderings have failed, everybody who comes afterwards is served as before.',
      hints: [
        'A rendering can end in two ways.',
        'Find the first failed rendering in the timeline. What does your code do with its slot?',
        'Free the slot, or hand it on, in a finally, and with it whatever else you count.',
      ],
    },
    {
      id: 'right-preview',
      sentence: 'A 200 brings the url that the renderer gave for this picture; a failed rendering is a status from 500 to 599.',
      hints: [
        'The answer must say what happened to this picture.',
        'Compare what the renderer answered with what getPreview answered.',
        'Return the url of the call, and let its error through, or answer with 502.',
      ],
    },
  ],
};
