import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Begins with the proofs of the exercises: they take longest, and their files are short, so that by size, as Vitest sorts, they would
 * come last and leave a processor idle.
 */
class ProofsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isProof = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/tests/exercises/');
    return [...sorted.filter(isProof), ...sorted.filter((file) => !isProof(file))];
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    passWithNoTests: false,
    // By itself Vitest leaves one processor idle, and of two that is half.
    maxWorkers: '100%',
    // A test's time limit is only a hang guard, also on a machine that has other work.
    testTimeout: 60_000,
    sequence: { sequencer: ProofsFirst },
  },
});
