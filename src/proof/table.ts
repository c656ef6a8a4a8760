import type { Proof } from './prove.ts';
import type { MutantProof } from './prove-mutants.ts';

/** The proof as text, one line per answer, then what each check caught, then the problems. */
export function proofTable({ exercise, rows, tripped, problems }: Proof): string {
  const cells = rows.map((row) => [
    row.answer,
    row.expected,
    row.caughtBy.join(' ') || row.verdict,
    row.decidedIn ?? '',
    `${row.runs}/${row.planned}`,
    String(row.events),
    row.durationMs.toFixed(0),
  ]);
  return [
    exercise,
    columns([['answer', 'expected', 'got', 'decided in', 'runs', 'events', 'ms'], ...cells]),
    '',
    ...Object.entries(tripped).map(([id, answers]) => `${id}: catches ${answers.length}`),
    problems.length === 0 ? 'proven' : `NOT PROVEN: ${problems.length}\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
  ].join('\n');
}

/** The proof over mutants as text: counts, then what is not killed, by name. */
export function mutantTable({ mutants, killed, equivalent, excused, problems }: MutantProof): string {
  return [
    `mutants: ${mutants}, killed ${killed}, equivalent ${equivalent.length}, excused ${excused.length}`,
    ...equivalent.map((name) => `  equivalent: ${name}`),
    ...problems.map((problem) => `- ${problem}`),
  ].join('\n');
}

function columns(table: readonly (readonly string[])[]): string {
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
