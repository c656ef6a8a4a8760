import { defineConfig } from 'vitest/config';

/** `npm run test:firefox`: what must hold in another engine too. Not part of `npm test`, which needs one browser only. */
export default defineConfig({
  test: { include: ['tests/firefox/**/*.firefox.ts'], passWithNoTests: false, testTimeout: 60_000, hookTimeout: 60_000 },
});
