import { at, callsOf, clientCalls, list, show, tell, times, type Check } from '../../src/judge/index.ts';

const expected = 'Hello Ada, u1';

/** Watch the world, never the learner's text. Each finding tells a story: who did what, when, and why it is wrong. */
export const checks: readonly Check[] = [
  {
    id: 'answered',
    find({ run, trace }) {
      for (const call of clientCalls(callsOf(trace))) {
        const reply = call.answered;
        if (reply === undefined) continue;
        const actual = reply.outcome.ok ? reply.outcome.value : reply.outcome.error.message;
        if (actual === expected) continue;
        return {
          record: reply.record,
          story: tell(run, `${at(reply.at)} the page got ${show(actual)}`, `It expected ${show(expected)}`),
          comparison: { expected, actual },
        };
      }
      return undefined;
    },
  },
  {
    id: 'asked-once',
    find({ run, trace }) {
      const asked = callsOf(trace).filter((call) => call.to === 'user');
      const second = asked[1];
      if (second === undefined) return undefined;
      return {
        record: second.sent.record,
        story: tell(
          run,
          `For one greeting, user was asked ${times(asked.length)}, ${list(asked.map((call) => at(call.sent.at)))}`,
        ),
        comparison: { expected: 1, actual: asked.length },
      };
    },
  },
];
