/**
 * From a learner's TypeScript to a script that the lab can drive. The map:
 *
 * - `compile.ts`        the one pass over the tree
 * - `parse.ts`          the parser; `syntax-words.ts` says in plain words what it could not read
 * - `refuse.ts`         what is not run here, by name and place
 * - `blank-types.ts`    type syntax becomes spaces
 * - `lower-async.ts`    async functions become generators on the lab's job queue; `for-await.ts`: loops that await
 * - `marks.ts`          the code says where it is, and counts its loops
 * - `power.ts`          `**` with the same bits everywhere
 * - `modules.ts`        imports and exports
 * - `syntax-tree.ts`, `closers.ts`, `compile-error.ts`   nodes, what was opened, and what is wrong
 */
export { compile, type CompileResult } from './compile.ts';
export type { CompileError } from './compile-error.ts';
