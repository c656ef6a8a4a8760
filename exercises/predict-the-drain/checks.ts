import { error, fieldOf, show, tell, type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import { observed, type Observed } from './reading.ts';

/** Closed form against simulation, measured over all runs: at most 0.8 % or one message apart. The mildest wrong answer is 20 % off. */
const tolerance = 0.02;

export const checks: readonly Check[] = [
  {
    id: 'backlog',
    find: (judged) =>
      compared(
        judged,
        'backlog',
        (seen) => seen.backlog,
        () => 1,
        'messages',
      ),
  },
  {
    id: 'last-wait',
    find: (judged) =>
      compared(
        judged,
        'lastWaitS',
        (seen) => seen.lastWaitS,
        ({ load }) => 2 / load.capacityPerS,
        's',
      ),
  },
  {
    id: 'drain',
    find: (judged) =>
      compared(
        judged,
        'drainS',
        (seen) => seen.drainS,
        ({ load }) =>
          (load.arrivalPerS < load.capacityPerS ? 2 / (load.capacityPerS - load.arrivalPerS) : 0) +
          (load.arrivalPerS > 0 ? 1 / load.arrivalPerS : 0),
        's',
      ),
  },
  { id: 'never', find: never },
];

function compared(
  judged: JudgedRun,
  name: 'backlog' | 'lastWaitS' | 'drainS',
  expectedIn: (seen: Observed) => number | undefined,
  oneMessage: (seen: Observed) => number,
  unit: string,
): Finding | undefined {
  const seen = observed(judged);
  const expected = seen === undefined ? undefined : expectedIn(seen);
  const reply = seen?.prediction.answered;
  if (seen === undefined || expected === undefined || reply === undefined) return undefined;
  const actual = reply.outcome.ok ? fieldOf(reply.outcome.value, name) : error(reply.outcome.error);
  if (typeof actual === 'number' && Math.abs(actual - expected) <= Math.max(tolerance * expected, oneMessage(seen)))
    return undefined;
  return {
    record: reply.record,
    story: tell(
      judged.run,
      situation(seen),
      `The simulated queue shows a ${name} of ${rounded(expected)} ${unit}`,
      `drain says ${typeof actual === 'number' ? `${rounded(actual)} ${unit}` : show(actual)}`,
    ),
    comparison: { expected: rounded(expected), actual },
  };
}

function never(judged: JudgedRun): Finding | undefined {
  const seen = observed(judged);
  const reply = seen?.prediction.answered;
  if (seen === undefined || seen.drainS !== undefined || reply === undefined) return undefined;
  const actual = reply.outcome.ok ? fieldOf(reply.outcome.value, 'drainS') : error(reply.outcome.error);
  if (actual === 'never') return undefined;
  return {
    record: reply.record,
    story: tell(
      judged.run,
      situation(seen),
      `In the simulated queue there are still ${seen.left} messages when the run ends, and not fewer than in the beginning`,
      `drain says ${show(actual)}`,
    ),
    comparison: { expected: 'never', actual },
  };
}

function situation({ load }: Observed): string {
  const burst = load.burst === 0 ? '' : `, and ${load.burst} at once at its end`;
  return `${load.arrivalPerS} messages arrive per second, ${load.capacityPerS} can be handled; the consumer is down for ${load.outageS} s${burst}`;
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
