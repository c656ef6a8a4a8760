import type { Outcome } from './drive.ts';

/** The outcomes as a table: attack, road, verdict, ms to the verdict, longest block of the page. */
export function attackTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ attack, verdict, durationMs, blockedMs, problems }) => [
    attack.name.slice(0, 76),
    attack.road,
    verdict,
    durationMs.toFixed(0),
    blockedMs.toFixed(0),
    problems.join('; '),
  ]);
  const head = ['attack', 'road', 'verdict', 'ms', 'block ms', ''];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 3 || column === 4 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd();
  const longest = (measure: (outcome: Outcome) => number) => Math.max(...outcomes.map(measure)).toFixed(0);
  return [
    line(head),
    ...rows.map(line),
    `${outcomes.length} attacks, ${outcomes.filter(({ problems }) => problems.length > 0).length} got anywhere; ` +
      `longest verdict ${longest(({ durationMs }) => durationMs)} ms, longest block of the page ${longest(({ blockedMs }) => blockedMs)} ms`,
  ].join('\n');
}
