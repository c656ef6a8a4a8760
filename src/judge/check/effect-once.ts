import type { FactRecord, Trace } from '../../lab/trace/record.ts';
import { at, list, times } from '../story.ts';

/** An effect that should have happened exactly once, and did not. `record` is where it first went wrong. */
export interface WrongCount {
  readonly key: string;
  readonly effects: readonly (FactRecord & { readonly number: number })[];
  readonly record: number;
  /** `happened 3 times, at 10 ms, at 20 ms and at 30 ms`, `never happened`. */
  readonly clause: string;
}

/**
 * The first of `keys` whose effect did not happen exactly once. An effect is a fact named `fact` that the world noted; `keyOf`
 * says which key a fact belongs to.
 */
export function wrongEffectCount(
  trace: Trace,
  {
    fact,
    keys,
    keyOf,
  }: { readonly fact: string; readonly keys: readonly string[]; readonly keyOf: (record: FactRecord) => string },
): WrongCount | undefined {
  const effects = new Map<string, (FactRecord & { readonly number: number })[]>(keys.map((key) => [key, []]));
  trace.records.forEach((record, number) => {
    if (record.kind === 'fact' && record.fact === fact) effects.get(keyOf(record))?.push({ ...record, number });
  });
  const wrong = [...effects].filter(([, happened]) => happened.length !== 1).map(([key, happened]) => told(trace, key, happened));
  return wrong.sort((a, b) => a.record - b.record)[0];
}

function told(trace: Trace, key: string, effects: WrongCount['effects']): WrongCount {
  const moments = effects.length <= 4 ? `, ${list(effects.map((effect) => at(effect.at)))}` : '';
  return effects.length === 0
    ? { key, effects, record: Math.max(0, trace.records.length - 1), clause: 'never happened' }
    : { key, effects, record: effects[1]?.number ?? 0, clause: `happened ${times(effects.length)}${moments}` };
}
