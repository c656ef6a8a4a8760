import type { Check, JudgedRun } from '../../src/judge/exercise.ts';
import { reached } from './program.ts';

function numbersAnswered({ run, trace }: JudgedRun): { readonly record: number; readonly seen: unknown }[] {
  return trace.records.flatMap((each, record) => {
    if (each.kind !== 'reply-arrived' || each.node !== 'caller') return [];
    // A crash at a crossing may take an answer, or find the victim down when it is asked.
    if (!each.outcome.ok && run.crash) return [];
    const value = each.outcome.ok ? each.outcome.value : undefined;
    const seen = typeof value === 'object' && value !== null && 'seen' in value ? value.seen : undefined;
    return [{ record, seen }];
  });
}

const remembers: Check = {
  id: 'remembers',
  find(judged) {
    let last = 0;
    for (const { record, seen } of numbersAnswered(judged)) {
      const follows = typeof seen === 'number' && (judged.run.crash ? seen > last : seen === last + 1);
      if (!follows) return { record, story: 'A call was answered with another number than its own.' };
      last = seen;
    }
    return undefined;
  },
};

const nothingReached: Check = {
  id: 'nothing-reached',
  explains: [
    ...(['uncaught-error', 'unhandled-rejection', 'never-settled'] as const),
    ...(['jobs-budget', 'events-budget', 'loop-budget', 'trace-budget'] as const),
  ],
  find({ trace }) {
    if ('polluted' in {}) return { record: 0, story: 'The realm of the judge is polluted.' };
    const record = trace.records.findIndex((each) => JSON.stringify(each).includes(reached));
    return record < 0 ? undefined : { record, story: JSON.stringify(trace.records[record]).slice(0, 300) };
  },
};

export const checks: readonly Check[] = [remembers, nothingReached];
