import type { QueueMetrics, RunEnd, StationMetrics } from '../../lab/index.ts';
import type { ScenarioResult } from '../../scenario/index.ts';

/** The result as one JSON object. What was not measured, such as the utilisation of endless workers, is null. */
export function resultAsJson({ seed, virtualMs, events, traceHash, metrics, end }: ScenarioResult): string {
  return JSON.stringify({ seed, virtualMs, events, traceHash, end: end.reason, metrics }, null, 2);
}

/** The result as tables for the terminal. */
export function report({ seed, virtualMs, events, traceHash, metrics, end }: ScenarioResult): string {
  const blocks = [
    table('service', metrics.services),
    table('queue', metrics.queues),
    table('load', metrics.loads),
    ...Object.entries(metrics.queues).flatMap(([name, queue]) => fates(name, queue)),
    `${(virtualMs / 1000).toFixed(3)} s of virtual time, ${events} events, seed ${seed}, trace ${traceHash}`,
    ...endInWords(end),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

export function endInWords(end: RunEnd): string[] {
  if (end.reason === 'quiescent' || end.reason === 'until') return [];
  const hints = {
    'events-budget':
      'Something happens again and again: look for a closed loop without think time, or redelivery without a pause.',
    'jobs-budget': 'Code goes on without letting time pass.',
    'loop-budget': 'A loop in code did not end.',
    'trace-budget': 'Record less, or run for a shorter time.',
  };
  return [`The run was ended early, at its limit of ${end.limit}: ${end.message} ${hints[end.reason]}`];
}

const columns: readonly { readonly head: string; readonly of: (each: StationMetrics) => string }[] = [
  { head: 'arrivals', of: ({ arrivals }) => String(arrivals) },
  { head: 'done', of: ({ completions }) => String(completions) },
  { head: 'failed', of: ({ failures }) => String(failures) },
  { head: 'rejected', of: ({ rejected }) => String(rejected) },
  { head: 'lost', of: ({ lost }) => String(lost) },
  { head: 'per s', of: ({ throughputPerS }) => number(throughputPerS) },
  { head: 'busy', of: ({ utilisation }) => (Number.isNaN(utilisation) ? '–' : `${(utilisation * 100).toFixed(1)} %`) },
  { head: 'wait', of: ({ meanWaitMs }) => number(meanWaitMs) },
  { head: 'sojourn', of: ({ meanSojournMs }) => number(meanSojournMs) },
  { head: 'p50', of: ({ p50Ms }) => number(p50Ms) },
  { head: 'p95', of: ({ p95Ms }) => number(p95Ms) },
  { head: 'p99 ms', of: ({ p99Ms }) => number(p99Ms) },
  { head: 'in system', of: ({ meanInSystem }) => number(meanInSystem) },
  { head: 'deepest', of: ({ maxDepth }) => String(maxDepth) },
];

function table(kind: string, all: Readonly<Record<string, StationMetrics>>): string {
  const rows = Object.entries(all).map(([name, each]) => [name, ...columns.map(({ of }) => of(each))]);
  if (rows.length === 0) return '';
  const lines = [[kind, ...columns.map(({ head }) => head)], ...rows];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
    )
    .join('\n');
}

function fates(name: string, { redelivered, deadLettered, expired, dropped, deduplicated, left }: QueueMetrics): string[] {
  const parts = Object.entries({
    redelivered,
    'dead letters': deadLettered,
    expired,
    dropped,
    deduplicated,
    'left at the end': left,
  });
  const told = parts.filter(([, count]) => count > 0).map(([what, count]) => `${count} ${what}`);
  return told.length === 0 ? [] : [`${name}: ${told.join(', ')}`];
}

function number(value: number): string {
  if (Number.isNaN(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
