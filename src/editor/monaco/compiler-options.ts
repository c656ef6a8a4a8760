/**
 * How learner code is checked, in the names of `tsconfig.json`: strict, the language's own library up to ES2023, and no
 * browser. The names that an exercise's world has beside it are declared in `src/lab-api`.
 */
export const learnerCompilerOptions = {
  strict: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noEmit: true,
  allowNonTsExtensions: true,
  lib: ['es2023'],
  types: [] as string[],
} as const;
