import { createWorld, type Measurements, type StationMetrics, type Trace } from '../../lab/index.ts';
import { build } from '../../scenario/run-scenario.ts';
import type { Scenario } from '../../scenario/schema.ts';

/** One run of a scenario: what it measured, and what it had measured at the end of each window. */
export interface Watched {
  readonly end: Measurements;
  /** Cumulative, at `windowMs`, 2 · `windowMs`, …; empty without windows. */
  readonly snapshots: readonly Measurements[];
  /** Of every record kind, how many; empty unless recorded. */
  readonly records: Readonly<Record<string, number>>;
  readonly trace: Trace;
}

const budgets = { events: 20_000_000, eventsPerInstant: 2_000_000, traceBytes: 400_000_000 };

export interface Watching {
  readonly seed: number;
  readonly windowMs?: number | undefined;
  /** True keeps the trace. */
  readonly record: boolean;
}

/** Runs a scenario and looks at it at the end of each window. Looking changes nothing: the run is the same without. */
export function watch(scenario: Scenario, { seed, windowMs, record }: Watching): Watched {
  const durationMs = scenario.durationMs ?? 1e12;
  const world = createWorld({ seed, record, measure: true, warmupMs: scenario.warmupMs ?? 0, budgets });
  build(world, scenario);
  const snapshots: Measurements[] = [];
  const windows = windowMs === undefined ? 0 : Math.floor(durationMs / windowMs);
  for (let window = 1; window <= windows; window += 1)
    world.at(window * (windowMs ?? 0), () => void snapshots.push(world.measurements()));
  const trace = world.run(durationMs);
  const { reason } = trace.end;
  if (reason !== 'until' && reason !== 'quiescent')
    throw new Error(`The scenario ended early (${reason}). Lower its rate, its duration or its number of clients.`);
  const records: Record<string, number> = {};
  for (const { kind } of trace.records) records[kind] = (records[kind] ?? 0) + 1;
  return { end: world.measurements(), snapshots, records, trace };
}

/** A number of a station, as expressions name it; undefined for an unknown name. */
export function metricOf(station: StationMetrics, name: string): number | undefined {
  switch (name) {
    case 'successes':
      return station.completions - station.failures;
    case 'availability':
      return (station.completions - station.failures) / (station.completions + station.rejected + station.lost);
    case 'inSystem':
      return station.arrivals - station.completions - station.rejected - station.lost;
    default: {
      const value: unknown = Object.hasOwn(station, name) ? Reflect.get(station, name) : undefined;
      return typeof value === 'number' ? value : undefined;
    }
  }
}

const counts = ['arrivals', 'completions', 'failures', 'successes', 'rejected', 'lost'] as const;
const rates: Readonly<Record<string, (typeof counts)[number]>> = {
  arrivalsPerS: 'arrivals',
  throughputPerS: 'completions',
  goodputPerS: 'successes',
  failuresPerS: 'failures',
  rejectedPerS: 'rejected',
};

/** The same over one window, from what was measured until its beginning and until its end. */
export function windowMetricOf(
  before: StationMetrics | undefined,
  after: StationMetrics,
  name: string,
  windowMs: number,
): number | undefined {
  const grown = (count: (typeof counts)[number]) => (metricOf(after, count) ?? 0) - (before ? (metricOf(before, count) ?? 0) : 0);
  const count = counts.find((each) => each === name);
  if (count) return grown(count);
  const rate = rates[name];
  if (rate) return (grown(rate) * 1000) / windowMs;
  switch (name) {
    case 'inSystem':
      return metricOf(after, 'inSystem');
    case 'availability': {
      const settled = grown('completions') + grown('rejected') + grown('lost');
      return settled === 0 ? 0 : grown('successes') / settled;
    }
    case 'meanSojournMs': {
      const sum = (station: StationMetrics) => (station.completions === 0 ? 0 : station.meanSojournMs * station.completions);
      return grown('completions') === 0 ? 0 : (sum(after) - (before ? sum(before) : 0)) / grown('completions');
    }
    default: {
      const value: unknown = ['deadLettered', 'redelivered', 'expired', 'dropped'].includes(name) && Reflect.get(after, name);
      return typeof value === 'number' ? value - (before ? Number(Reflect.get(before, name)) : 0) : undefined;
    }
  }
}
