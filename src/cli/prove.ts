import { exerciseFolder, UnknownExercise } from '../runner/node/index.ts';
import { loadExercise } from '../runner/node/load-exercise.ts';
import { exerciseIds } from '../realm/bundle.ts';
import { mutantTable, prove, proofTable, proveMutants, provingInNode, readExercise } from '../proof/index.ts';

const seeds = 50;

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
  let problems = 0;
  for (const id of ids) {
    const { meta } = await loadExercise(id);
    const folder = readExercise(id, exerciseFolder(id));
    const { judge, trial } = await provingInNode(id);
    const proof = await prove(folder, meta, judge);
    console.log(proofTable(proof));
    const source = folder.answers.find((answer) => answer.kind === 'solution')?.source ?? '';
    const mutants = await proveMutants({ source, judge, trial, seeds, excuses: folder.excuses });
    console.log(`${mutantTable(mutants)}\n`);
    problems += proof.problems.length + mutants.problems.length;
  }
  return problems === 0 ? 0 : 1;
}
