import type { Measurements, StationMetrics } from '../../lab/index.ts';
import { evaluate, type Scope } from '../expression/evaluate.ts';
import type { Expression } from '../expression/parse.ts';
import { traceFact } from './trace-facts.ts';
import { metricOf, windowMetricOf, type Watched } from './watch.ts';

/** The runs of all designs with one seed. */
export type Runs = Readonly<Record<string, Watched>>;

const groups = ['services', 'queues', 'loads'] as const;

interface Path {
  readonly run: Watched;
  readonly design: string;
  readonly group: (typeof groups)[number];
  readonly station: string;
  readonly metric: string;
}

/** Reads `handOver.queues.jobs.inSystem`; the design may be left out where there is only one. */
function pathOf(name: string, runs: Runs): Path | undefined {
  const parts = name.split('.');
  const [first = ''] = parts;
  const only = Object.keys(runs).length === 1 ? Object.keys(runs)[0] : undefined;
  const design = Object.hasOwn(runs, first) ? first : only;
  const [group, station, metric, more] = design === first ? parts.slice(1) : parts;
  const run = design === undefined ? undefined : runs[design];
  const known = groups.find((each) => each === group);
  if (!run || design === undefined || !known || station === undefined || metric === undefined || more !== undefined)
    return undefined;
  return { run, design, group: known, station, metric };
}

function stationOf(measured: Measurements, { group, station }: Path): StationMetrics | undefined {
  return Object.hasOwn(measured[group], station) ? measured[group][station] : undefined;
}

function stationNames(runs: Runs): string[] {
  const prefix = (design: string) => (Object.keys(runs).length === 1 ? '' : `${design}.`);
  return Object.entries(runs).flatMap(([design, { end }]) =>
    groups.flatMap((group) => Object.keys(end[group]).map((station) => `${prefix(design)}${group}.${station}.<metric>`)),
  );
}

/** What names mean in one window, number `window` from 0. */
export function windowScope(runs: Runs, windowMs: number, window: number, outer: Scope): Scope {
  return {
    names: () => [...outer.names(), 'nowMs', ...stationNames(runs)],
    value(name) {
      if (name === 'nowMs') return (window + 1) * windowMs;
      const path = pathOf(name, runs);
      if (!path) return outer.value(name);
      const after = path.run.snapshots[window];
      const before = window === 0 ? undefined : path.run.snapshots[window - 1];
      const station = after && stationOf(after, path);
      return station && windowMetricOf(before && stationOf(before, path), station, path.metric, windowMs);
    },
  };
}

/**
 * What names mean over whole runs, with the functions over windows: `highest(x)`, `lowest(x)`, `average(x)`, `total(x)`, each also with
 * `(x, fromMs, toMs)`, and `firstTime(condition, fromMs, otherwise)`, the end of the first window after `fromMs` in which it holds.
 */
export function runScope(runs: Runs, windowMs: number | undefined, parameters: Readonly<Record<string, number>>): Scope {
  const scope: Scope = {
    names: () => [...Object.keys(parameters), ...stationNames(runs), 'records.<kind>', 'trace.<node>.<what>'],
    value(name) {
      if (Object.hasOwn(parameters, name)) return parameters[name];
      const path = pathOf(name, runs);
      if (path) {
        const station = stationOf(path.run.end, path);
        return station && metricOf(station, path.metric);
      }
      return ofTrace(name, runs);
    },
  };
  const call = (name: string, [over, ...limits]: readonly Expression[], at: Scope): number | undefined => {
    if (!isOverWindows(name)) return undefined;
    if (windowMs === undefined || !over) throw new Error(`${name}(…) looks at windows: give the experiment a "windowMs".`);
    const [from = 0, to = Infinity] = limits.map((limit) => evaluate(limit, at));
    const count = Math.max(...Object.values(runs).map(({ snapshots }) => snapshots.length));
    const inside = Array.from({ length: count }, (_, window) => window).filter(
      (window) => (window + 1) * windowMs > from && (name === 'firstTime' || (window + 1) * windowMs <= to),
    );
    const valueIn = (window: number) => evaluate(over, windowScope(runs, windowMs, window, at));
    if (name === 'firstTime') {
      const first = inside.find((window) => valueIn(window) !== 0);
      return first === undefined ? (limits.length > 1 ? to : NaN) : (first + 1) * windowMs;
    }
    const values = inside.map(valueIn);
    const total = values.reduce((sum, value) => sum + value, 0);
    switch (name) {
      case 'highest':
        return Math.max(...values);
      case 'lowest':
        return Math.min(...values);
      case 'average':
        return total / values.length;
      default:
        return total;
    }
  };
  return { ...scope, call };
}

function isOverWindows(name: string): boolean {
  return ['highest', 'lowest', 'average', 'total', 'firstTime'].includes(name);
}

/** `records.message-dead-lettered`: how many records of a kind the trace holds; `trace.jobs.overtaken`: what a trace tells of a node. */
function ofTrace(name: string, runs: Runs): number | undefined {
  const parts = name.split('.');
  const [first = ''] = parts;
  const [word, of, what] = Object.hasOwn(runs, first) ? parts.slice(1) : parts;
  const run = Object.hasOwn(runs, first) ? runs[first] : Object.values(runs)[0];
  if (!run || of === undefined) return undefined;
  if (word === 'records') return run.records[of] ?? 0;
  return word === 'trace' && what !== undefined ? traceFact(run.trace, of, what) : undefined;
}

/** Whether a name asks for what is in the trace, which must then be kept. */
export function readsTrace(name: string): boolean {
  return /(^|\.)(records|trace)\./.test(name);
}
