import { describe, expect, test } from 'vitest';
import { proveMutants, readExercise } from '../../src/proof/index.ts';
import { provingInNode } from '../../src/proof/in-node.ts';
import { exerciseIds } from '../../src/realm/bundle.ts';
import { exerciseFolder } from '../../src/runner/node/index.ts';

/**
 * One seed, where `npm run prove` takes fifty: the evidence that is committed says that none survives those, and `tests/evidence` refuses
 * it once the code has changed.
 */
const seeds = 1;

describe.each(exerciseIds())('%s', (id) => {
  test(
    'is safe from mutants: each is caught, behaves like the solution, or has a written excuse',
    { timeout: 600_000 },
    async () => {
      const { answers, excuses } = readExercise(id, exerciseFolder(id));
      const { judge, trial } = await provingInNode(id);
      const source = answers.find(({ kind }) => kind === 'solution')?.source ?? '';
      const proof = await proveMutants({ source, judge, trial, seeds, excuses });
      expect(proof.problems).toEqual([]);
      expect(proof.killed).toBeGreaterThan(10);
    },
  );
});
