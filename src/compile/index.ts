/**
 * From a learner's TypeScript to a script that the lab can drive. The map:
 *
 * - `compile.ts`        the one pass over the tree
 * - `parse.ts`          the parser, and syntax errors in words
 * - `refuse.ts`         what is not run here, by name and place
 * - `blank-types.ts`    type syntax becomes spaces
 * - `lower-async.ts`    async functions become generators on the lab's job queue
 * - `marks.ts`          the code says where it is, and counts its loops
 * - `modules.ts`        imports and exports
 * - `syntax-tree.ts`, `compile-error.ts`   nodes, and what is wrong with them
 */
export { compile, type CompileResult } from './compile.ts';
export type { CompileError } from './compile-error.ts';
