import { percentile } from '../../lab/index.ts';
import { evaluate, namesIn } from '../expression/evaluate.ts';
import { parseExpression, type Expression } from '../expression/parse.ts';
import { factOf, lazily } from '../numbers.ts';
import type { Fact } from '../result.ts';
import { mean, sorted } from '../samples.ts';
import type { Experiment } from '../definition.ts';
import { resolveDesign } from './resolve.ts';
import { readsTrace, runScope, windowScope, type Runs } from './scope.ts';
import { watch } from './watch.ts';

/** An experiment of the kind "scenario". */
export type ScenarioExperiment = Extract<Experiment, { kind: 'scenario' }>;

/** A value over all runs. */
export interface Spread {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Measured {
  readonly spreads: Readonly<Record<string, Spread>>;
  /** Spreads as facts, `name.low` and `name.high` among them. */
  readonly facts: Readonly<Record<string, Fact>>;
  /** For each expression over windows that was asked for: its value at each window's end. */
  readonly series: readonly (readonly (Spread & { readonly atMs: number })[])[];
}

/** Runs every design once per seed, and reads the facts and the series of expressions over windows. */
export function measure(
  experiment: ScenarioExperiment,
  parameters: Readonly<Record<string, number>>,
  lines: readonly string[] = [],
): Measured {
  const { seeds, windowMs, facts: specs } = experiment;
  const trees = lines.map(parseExpression);
  const record = [...Object.values(specs).map(({ is }) => is), ...lines].some((text) =>
    namesIn(parseExpression(text)).some(readsTrace),
  );
  const designs = Object.entries(experiment.designs).map(([name, design]) => [name, resolveDesign(design, parameters)] as const);
  const samples = Array.from({ length: seeds }, (_, index) => {
    const runs: Runs = Object.fromEntries(
      designs.map(([name, scenario]) => [name, watch(scenario, { seed: index + 1, windowMs, record })]),
    );
    const scope = lazily(specs, runScope(runs, windowMs, parameters));
    return {
      facts: Object.fromEntries(Object.keys(specs).map((name) => [name, scope.value(name) ?? NaN])),
      series: trees.map((tree) => seriesOf(tree, runs, windowMs, scope)),
    };
  });
  const spreads = Object.fromEntries(
    Object.entries(specs).map(([name, { over }]) => [
      name,
      spreadOf(
        samples.map(({ facts }) => facts[name] ?? NaN),
        over,
      ),
    ]),
  );
  const facts: Record<string, Fact> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const spread = spreads[name];
    if (!spread) continue;
    facts[name] = factOf(spread.value, spec);
    facts[`${name}.low`] = factOf(spread.low, spec);
    facts[`${name}.high`] = factOf(spread.high, spec);
  }
  const series = trees.map((_, line) =>
    (samples[0]?.series[line] ?? []).map((_value, window) => ({
      ...spreadOf(
        samples.map((sample) => sample.series[line]?.[window] ?? NaN),
        'mean',
      ),
      atMs: (window + 1) * (windowMs ?? 0),
    })),
  );
  return { spreads, facts, series };
}

function seriesOf(tree: Expression, runs: Runs, windowMs: number | undefined, scope: ReturnType<typeof lazily>): number[] {
  if (windowMs === undefined) throw new Error('A timeline needs the experiment to have a "windowMs".');
  const windows = Math.max(...Object.values(runs).map(({ snapshots }) => snapshots.length));
  return Array.from({ length: windows }, (_, window) => evaluate(tree, windowScope(runs, windowMs, window, scope)));
}

function spreadOf(values: readonly number[], over: 'mean' | 'median' | 'lowest' | 'highest'): Spread {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const value =
    over === 'lowest' ? low : over === 'highest' ? high : over === 'median' ? percentile(sorted(values), 0.5) : mean(values);
  return { value, low, high };
}
