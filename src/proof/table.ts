import { count } from '../judge/story.ts';
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

/** What one exercise's proof came to. */
export interface ProofSummary {
  readonly proof: Proof;
  readonly mutants: MutantProof;
  /** Distinct seeds of the plan. */
  readonly seeds: number;
  readonly tookMs: number;
}

/** What an exercise's proof came to, as cells: all that does not depend on the machine. */
export function summaryCells({ proof, mutants, seeds }: ProofSummary): readonly string[] {
  const solution = proof.rows.find(({ answer }) => answer === 'solution');
  const starter = proof.rows.find(({ answer }) => answer === 'starter');
  const tripped = Object.values(proof.tripped).filter((answers) => answers.length > 0).length;
  const right = proof.rows.filter(({ expected }) => expected === 'pass');
  const wrong = proof.rows.filter(({ answer }) => answer.startsWith('wrong/'));
  return [
    proof.exercise,
    starter?.verdict === 'fail' ? 'fails' : (starter?.verdict ?? 'none'),
    `${right.filter(({ verdict }) => verdict === 'pass').length} of ${right.length} pass`,
    `${wrong.filter(({ expected, caughtBy }) => caughtBy.includes(expected)).length} of ${wrong.length} caught`,
    `${tripped} of ${Object.keys(proof.tripped).length} trip`,
    String(seeds),
    String(solution?.runs ?? 0),
    String(solution?.events ?? 0),
    `${mutants.mutants}: ${mutants.killed} killed, ${mutants.equivalent.length} equivalent, ${mutants.excused.length} excused, ${mutants.surviving.length} surviving`,
  ];
}

/** One line per exercise. `runs`, `events` and `ms` are those of the solution's whole plan. */
export function summaryTable(summaries: readonly ProofSummary[]): string {
  const head = ['exercise', 'starter', 'right', 'wrong', 'checks', 'seeds', 'runs', 'events', 'ms', 'mutants'];
  const lines = summaries.map((summary) => {
    const cells = summaryCells(summary);
    const solution = summary.proof.rows.find(({ answer }) => answer === 'solution');
    return [...cells.slice(0, -1), (solution?.durationMs ?? 0).toFixed(0), ...cells.slice(-1)];
  });
  const problems = summaries.reduce((sum, { proof, mutants }) => sum + proof.problems.length + mutants.problems.length, 0);
  const tookS = summaries.reduce((sum, { tookMs }) => sum + tookMs, 0) / 1000;
  return [
    columns([head, ...lines]),
    '',
    `${count(summaries.length, 'exercise')}, ${problems === 0 ? 'all proven' : count(problems, 'problem')}, ${tookS.toFixed(0)} s`,
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
