import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Without `maxWorkers` one processor is left idle, and of two that is half.
  test: { include: ['tests/**/*.test.ts'], passWithNoTests: false, maxWorkers: '100%' },
});
