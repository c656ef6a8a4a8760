import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExerciseWorld } from '../lab/index.ts';
import { exerciseFolder, UnknownExercise } from '../runner/node/index.ts';
import { loadExercise } from '../runner/node/load-exercise.ts';
import { exerciseIds } from '../realm/bundle.ts';
import {
  mutantTable,
  prove,
  proofTable,
  proveMutants,
  provingInNode,
  readExercise,
  summaryTable,
  type ProofSummary,
} from '../proof/index.ts';

/** Seeds outside the plan on which a mutant that passes must behave like the solution. */
const trialSeeds = 50;

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
    const begun = performance.now();
    const { meta } = await loadExercise(id);
    const folder = readExercise(id, exerciseFolder(id));
    const { judge, trial } = await provingInNode(id);
    const proof = await prove(folder, meta, judge);
    console.log(proofTable(proof));
    const source = folder.answers.find((answer) => answer.kind === 'solution')?.source ?? '';
    const mutants = await proveMutants({ source, judge, trial, seeds: trialSeeds, excuses: folder.excuses });
    console.log(`${mutantTable(mutants)}\n`);
    const { world } = (await import(pathToFileURL(join(exerciseFolder(id), 'world.ts')).href)) as { world: ExerciseWorld };
    const seeds = new Set(world.runs.map(({ seed }) => seed)).size;
    summaries.push({ proof, mutants, seeds, tookMs: performance.now() - begun });
  }
  console.log(summaryTable(summaries));
  return summaries.every(({ proof, mutants }) => proof.problems.length + mutants.problems.length === 0) ? 0 : 1;
}
