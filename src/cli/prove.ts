import { UnknownExercise } from '../runner/node/index.ts';
import { exerciseIds } from '../realm/bundle.ts';
import { proveExercise, summaryTable, type ProofSummary } from '../proof/index.ts';
import { report } from './prove/report.ts';

/** `npm run prove -- [id …]`: proves exercises and prints what was found. Exit code: 0 proven, 1 not, 2 usage. */
const asked = process.argv.slice(2);
try {
  process.exitCode = await proveAll(asked.length === 0 ? exerciseIds() : asked);
} catch (error) {
  if (!(error instanceof UnknownExercise)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function proveAll(ids: readonly string[]): Promise<number> {
  const summaries: ProofSummary[] = [];
  for (const id of ids) {
    const summary = await proveExercise(id);
    console.log(`${report(summary)}\n`);
    summaries.push(summary);
  }
  console.log(summaryTable(summaries));
  return summaries.every(({ proof, mutants }) => proof.problems.length + mutants.problems.length === 0) ? 0 : 1;
}
