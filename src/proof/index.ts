/**
 * Proves that an exercise judges rightly. Runs in Node, for tests and for authors; nothing of it reaches a page.
 *
 * answers.ts     what an exercise's folder holds
 * type-check.ts  learner code against the declarations of `lab`, as in the editor
 * prove.ts       every answer judged, and what is not as it must be
 * mutate.ts      a source with one small mistake in it
 * equivalence.ts whether two sources behave alike
 * prove-mutants.ts  every mutant of a solution judged
 * in-node.ts     how a proof judges in Node
 * prove-exercise.ts  all of it, for one exercise
 * table.ts       the proof as text
 */
export { readExercise } from './answers.ts';
export type { Answer, ExerciseFolder } from './answers.ts';
export { prove } from './prove.ts';
export type { Judge, Proof, Row } from './prove.ts';
export { mutantsOf } from './mutate.ts';
export type { Mutant } from './mutate.ts';
export { proveMutants } from './prove-mutants.ts';
export type { MutantProof } from './prove-mutants.ts';
export { provingInNode } from './in-node.ts';
export { proveExercise } from './prove-exercise.ts';
export { mutantTable, proofTable, summaryCells, summaryTable, type ProofSummary } from './table.ts';
export { importsOf, typeCheck } from './type-check.ts';
