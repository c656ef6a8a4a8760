import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Without `maxWorkers` one processor is left idle, and of two that is half.
  // A test's time limit is only a hang guard, also on a machine that has other work.
  test: { include: ['tests/**/*.test.ts'], passWithNoTests: false, maxWorkers: '100%', testTimeout: 60_000 },
});
