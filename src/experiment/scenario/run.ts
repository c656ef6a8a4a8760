import { readSequence } from '../../lab/trace/sequence.ts';
import { evaluate } from '../expression/evaluate.ts';
import { scopeOf } from '../numbers.ts';
import { printFact, type Axis, type Curve, type Fact, type Figure, type Result } from '../result.ts';
import { among, fill } from '../template.ts';
import { measure, type Measured, type ScenarioExperiment, type Spread } from './measure.ts';
import { resolveDesign } from './resolve.ts';
import { watch } from './watch.ts';

type Numbers = Readonly<Record<string, number>>;
type Drawn = Pick<Result, 'figure' | 'table'>;
type FigureOf<Draw> = Extract<ScenarioExperiment['figure'], { draw: Draw }>;

/** Runs the designs of an experiment, with the parameters as given, and draws what it asks for. */
export function runScenarioExperiment(experiment: ScenarioExperiment, parameters: Numbers): Result {
  const { figure } = experiment;
  const lines = figure.draw === 'timeline' ? figure.lines.map(({ is }) => is) : [];
  const measured = measure(experiment, parameters, lines);
  const lookup = among(measured.facts, 'This experiment');
  const drawn = draw(experiment, parameters, measured);
  const own = experiment.table;
  return {
    facts: measured.facts,
    figure: drawn.figure,
    caption: fill(experiment.caption, lookup),
    table: own
      ? { head: own.head.map((cell) => fill(cell, lookup)), rows: own.rows.map((row) => row.map((cell) => fill(cell, lookup))) }
      : drawn.table,
  };
}

function draw(experiment: ScenarioExperiment, parameters: Numbers, measured: Measured): Drawn {
  const { figure } = experiment;
  switch (figure.draw) {
    case 'timeline':
      return timeline(figure, parameters, measured);
    case 'curve':
      return curve(figure, experiment, parameters, measured);
    case 'bars':
      return bars(figure, measured);
    case 'sequence':
      return sequences(figure, experiment, parameters);
  }
}

function timeline(figure: FigureOf<'timeline'>, parameters: Numbers, { series, facts }: Measured): Drawn {
  const share = figure.y.unit === '%';
  const print = (value: number) =>
    printFact({ value: share ? value * 100 : value, unit: figure.y.unit, decimals: value > 0 && value < 10 && !share ? 1 : 0 });
  const curves = figure.lines.map(({ name, look }, index): Curve => ({
    name,
    look,
    points: (series[index] ?? []).map(({ atMs, value, low, high }) => ({ x: atMs / 1000, y: value, low, high })),
  }));
  const lastS = Math.max(...curves.flatMap(({ points }) => points.map(({ x }) => x)));
  const windows = curves[0]?.points ?? [];
  const step = Math.ceil(windows.length / 10);
  return {
    figure: {
      draw: 'curves',
      curves,
      x: { label: 'Time', from: 0, to: lastS, unit: 's' },
      y: axisOf(figure.y, curves),
      marks: marksOf(figure.marks, parameters, facts),
    },
    table: {
      head: ['time', ...figure.lines.map(({ name }) => name)],
      rows: windows
        .map((_, window) => window)
        .filter((window) => (window + 1) % step === 0)
        .map((window) => [
          printFact({ value: windows[window]?.x ?? 0, unit: 's', decimals: Number.isInteger(windows[window]?.x) ? 0 : 1 }),
          ...curves.map(({ points }) => print(points[window]?.y ?? NaN)),
        ]),
    },
  };
}

function curve(figure: FigureOf<'curve'>, experiment: ScenarioExperiment, parameters: Numbers, measured: Measured): Drawn {
  const { knob, facts: specs } = experiment;
  const here = parameters[knob.name] ?? NaN;
  const at = [...new Set([...figure.at, here])].sort((a, b) => a - b);
  const found = at.map((x) => ({ x, ...(x === here ? measured : measure(experiment, { ...parameters, [knob.name]: x })) }));
  const spread = (spreads: Readonly<Record<string, Spread>>, fact: string): Spread => {
    const known = spreads[fact];
    if (!known) throw new Error(`The figure names the fact "${fact}"; there are: ${Object.keys(specs).join(', ')}.`);
    return known;
  };
  const curves = figure.lines.map(({ name, is, look }): Curve => ({
    name,
    look,
    points: found.map(({ x, spreads }) => {
      const { value, low, high } = spread(spreads, is);
      return { x, y: value, low, high };
    }),
  }));
  const { x = { label: knob.label, unit: knob.unit } } = figure;
  return {
    figure: {
      draw: 'curves',
      curves,
      x: { label: x.label, unit: x.unit, from: x.from ?? Math.min(knob.from, ...at), to: x.to ?? Math.max(knob.to, ...at) },
      y: axisOf(figure.y, curves),
      marks: [{ x: here, label: printed(here, x.unit) }, ...marksOf(figure.marks, parameters, measured.facts)],
    },
    table: {
      head: [knob.label, ...figure.lines.map(({ name }) => name)],
      rows: found
        .slice(0, 12)
        .map(({ x: value, facts }) => [printed(value, x.unit), ...figure.lines.map(({ is }) => printFact(facts[is] ?? nothing))]),
    },
  };
}

const nothing: Fact = { value: NaN, unit: '', decimals: 0 };

function printed(value: number, unit: string): string {
  const shown = unit === '%' ? value * 100 : value;
  return printFact({ value: shown, unit, decimals: Math.abs(shown - Math.round(shown)) < 1e-9 ? 0 : 2 });
}

function bars(figure: FigureOf<'bars'>, { facts, spreads }: Measured): Drawn {
  const lookup = among(facts, 'This experiment');
  const all = figure.bars.map(({ label, fact, look }) => {
    const { value, low, high } = spreads[fact] ?? { value: NaN, low: NaN, high: NaN };
    return { label: fill(label, lookup), look, value, low, high, text: printFact(lookup(fact)) };
  });
  const { label, unit, from = 0, to } = figure.x;
  return {
    figure: { draw: 'bars', bars: all, x: { label, unit, from, to: to ?? roundAbove(Math.max(...all.map(({ high }) => high))) } },
    table: { head: ['', label], rows: all.map((bar) => [bar.label, bar.text]) },
  };
}

function sequences(figure: FigureOf<'sequence'>, { designs }: ScenarioExperiment, parameters: Numbers): Drawn {
  const all = Object.entries(figure.titles).map(([name, title]) => {
    const { trace } = watch(resolveDesign(designs[name], parameters), { seed: 1, record: true });
    return { title, sequence: readSequence(trace) };
  });
  return {
    figure: { draw: 'sequences', sequences: all },
    table: {
      head: ['', 'time', 'where', 'what happens'],
      rows: all.flatMap(({ title, sequence }) =>
        sequence.events.map((event) => [title, printed(event.at, 'ms'), event.node, event.sentence]),
      ),
    },
  };
}

function marksOf(
  marks: readonly { readonly at: string; readonly label: string }[],
  parameters: Numbers,
  facts: Readonly<Record<string, Fact>>,
): Extract<Figure, { draw: 'curves' }>['marks'] {
  const scope = scopeOf(parameters, facts);
  return marks
    .map(({ at, label }) => ({ x: evaluate(at, scope), label: fill(label, among(facts, 'This experiment')) }))
    .filter(({ x }) => Number.isFinite(x));
}

function axisOf({ label, unit, from = 0, to }: FigureOf<'timeline'>['y'], curves: readonly Curve[]): Axis {
  const highest = Math.max(...curves.flatMap(({ points }) => points.map(({ y, high }) => high ?? y)).filter(Number.isFinite));
  return { label, unit, from, to: to ?? (unit === '%' ? Math.min(1, roundAbove(highest)) : roundAbove(highest)) };
}

/** A round number a little above. */
function roundAbove(value: number): number {
  if (!(value > 0) || value === Infinity) return 1;
  let power = 1e-6;
  while (power * 10 <= value) power *= 10;
  const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => step * power);
  return steps.find((step) => step >= value * 1.02) ?? 12 * power;
}
