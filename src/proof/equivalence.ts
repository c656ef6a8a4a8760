import type { Trace, TraceRecord } from '../lab/trace/record.ts';

/** Runs a whole plan with one seed in place of its own and gives back the traces. */
export type Trial = (source: string, seed: number) => Promise<readonly Trace[]>;

/** Numbers and places that say in which order things were done and written down, not what was done. */
const incidental = new Set(['call', 'message', 'delivery', 'transaction', 'cause', 'source', 'crossing']);

/**
 * What a trace shows from outside: which records there are at which time. The order of records within one instant, their numbers and
 * the lines of code they come from are left out, since swapping two calls that start together changes nothing for anyone.
 */
export function behaviourOf(trace: Trace): string {
  const records = trace.records.map((record: TraceRecord) =>
    JSON.stringify(
      Object.entries(record)
        .filter(([key]) => !incidental.has(key))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
  return `${trace.end.reason}\n${records.sort().join('\n')}`;
}

/**
 * Whether two sources behave the same in every run of the plan under each of the seeds. A difference is proof; no difference is a
 * reason to take a mutant for equivalent.
 */
export async function behaveAlike(one: string, other: string, seeds: readonly number[], trial: Trial): Promise<boolean> {
  for (const seed of seeds) {
    const [first, second] = [await trial(one, seed), await trial(other, seed)];
    if (first.length !== second.length) return false;
    if (first.some((trace, index) => second[index] === undefined || behaviourOf(trace) !== behaviourOf(second[index])))
      return false;
  }
  return true;
}
