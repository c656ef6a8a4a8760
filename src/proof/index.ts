/**
 * Proves that an exercise judges rightly. Runs in Node, for tests and for authors; nothing of it reaches a page.
 *
 * answers.ts     what an exercise's folder holds
 * type-check.ts  learner code against the declarations of `lab`, as in the editor
 * prove.ts       every answer judged, and what is not as it must be
 * table.ts       the proof as text
 */
export { readExercise } from './answers.ts';
export type { Answer, ExerciseFolder } from './answers.ts';
export { prove } from './prove.ts';
export type { Judge, Proof, Row } from './prove.ts';
export { proofTable } from './table.ts';
export { importsOf, typeCheck } from './type-check.ts';
