import astro from 'eslint-plugin-astro';
import ts from 'typescript-eslint';

export default ts.config(
  {
    ignores: [
      'dist/',
      '.astro/',
      'node_modules/',
      'tests/compile/fixtures/',
      'templates/exercise/{starter,solution}.ts',
      'templates/exercise/{right,wrong}/',
      'exercises/*/starter.ts',
      'exercises/*/solution.ts',
      'exercises/*/right/',
      'exercises/*/wrong/',
      'src/lab-api/lab.d.ts',
      'src/lab-api/globals.d.ts',
    ],
  },
  ...ts.configs.recommended,
  ...astro.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.ts'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
);
