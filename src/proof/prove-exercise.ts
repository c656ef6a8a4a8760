import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExerciseWorld } from '../lab/index.ts';
import { exerciseFolder } from '../runner/node/index.ts';
import { loadExercise } from '../runner/node/load-exercise.ts';
import { readExercise } from './answers.ts';
import { provingInNode } from './in-node.ts';
import { proveMutants } from './prove-mutants.ts';
import { prove } from './prove.ts';
import type { ProofSummary } from './table.ts';

/** Seeds outside the plan on which a mutant that passes must behave like the solution. */
const trialSeeds = 50;

/**
 * Judges every answer of an exercise, and every mutant of its solution.
 *
 * @throws UnknownExercise where there is no such exercise
 */
export async function proveExercise(id: string): Promise<ProofSummary> {
  const begun = performance.now();
  const { meta } = await loadExercise(id);
  const folder = readExercise(id, exerciseFolder(id));
  const { judge, trial } = await provingInNode(id);
  const proof = await prove(folder, meta, judge);
  const source = folder.answers.find((answer) => answer.kind === 'solution')?.source ?? '';
  const mutants = await proveMutants({ source, judge, trial, seeds: trialSeeds, excuses: folder.excuses });
  const { world } = (await import(pathToFileURL(join(exerciseFolder(id), 'world.ts')).href)) as { world: ExerciseWorld };
  const seeds = new Set(world.runs.map(({ seed }) => seed)).size;
  return { proof, mutants, seeds, tookMs: performance.now() - begun };
}
