import type { Trace } from '../lab/index.ts';
import { parts, queueOf } from './boundary-scenario.ts';

/** What became of one call, read from the trace of a run. Times in virtual ms; `answeredAt` is NaN where the caller gave up. */
export interface CallStory {
  readonly sentAt: number;
  answeredAt: number;
  isGood: boolean;
  /** When each step was done for the first time, by its id; a step that never was is absent. */
  readonly doneAt: Map<string, number>;
}

/** The calls of a run in the order in which they came, each with what followed from it before and after its answer. */
export function callsIn({ records }: Trace, steps: readonly string[]): readonly CallStory[] {
  const stepOf = new Map(steps.map((id) => [queueOf(id), id]));
  const callee = new Map<number, string>();
  const stories = new Map<number, CallStory>();
  /** For each record, the number of the one that began it all. */
  const root = new Int32Array(records.length);
  records.forEach((record, number) => {
    root[number] = record.cause === null ? number : (root[record.cause] ?? number);
    if (record.kind === 'call-sent') {
      callee.set(record.call, record.to);
      if (record.node === parts.callers)
        stories.set(number, { sentAt: record.at, answeredAt: NaN, isGood: false, doneAt: new Map() });
      return;
    }
    const story = stories.get(root[number] ?? number);
    if (!story) return;
    const done = (step: string | undefined): void => {
      if (step !== undefined && !story.doneAt.has(step)) story.doneAt.set(step, record.at);
    };
    if (record.kind === 'message-acked') done(stepOf.get(record.node));
    if (record.kind !== 'reply-arrived') return;
    if (record.node === parts.callers) {
      story.answeredAt = record.at;
      story.isGood = record.outcome.ok;
    } else if (record.outcome.ok) done(callee.get(record.call));
  });
  return [...stories.values()];
}
