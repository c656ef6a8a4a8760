import { describe, expect, test } from 'vitest';
import { provingInNode } from '../../src/proof/in-node.ts';
import { prove, readExercise } from '../../src/proof/index.ts';
import { exerciseIds } from '../../src/realm/bundle.ts';
import { exerciseFolder } from '../../src/runner/node/index.ts';
import { loadExercise } from '../../src/runner/node/load-exercise.ts';

describe.each(exerciseIds())('%s', (id) => {
  test(
    'is proven: right answers pass, wrong ones fail by what they name, every check catches something',
    { timeout: 120_000 },
    async () => {
      const { meta } = await loadExercise(id);
      const { judge } = await provingInNode(id);
      const proof = await prove(readExercise(id, exerciseFolder(id)), meta, judge);
      expect(proof.problems).toEqual([]);
      expect(proof.rows.length).toBeGreaterThan(0);
    },
  );
});
