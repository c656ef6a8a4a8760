import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, longest first. They are short, so that by size, as Vitest sorts, they would come last and leave a
 * processor idle. In which order they run changes nothing else.
 */
const longest = ['exercises/mutants', 'exercises/proof', 'attacks/attacks', 'compile/native-order', 'lab/validation/theory'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
      return place < 0 ? longest.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
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
    sequence: { sequencer: LongestFirst },
  },
});
