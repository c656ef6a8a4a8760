import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { bytesOf, type PlannedFile } from '../plan.ts';
import { writeOffline } from './write.ts';

export { writeOffline };

/** The step of the build that makes the course work without a network. It must come after every other that writes files. */
export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const plan = await writeOffline(fileURLToPath(dir));
        const size = (files: readonly PlannedFile[]) => `${files.length} files, ${(bytesOf(files) / 1e6).toFixed(1)} MB`;
        logger.info(`kept after the first visit: ${size(plan.reading)}; with editor and sandbox: ${size(plan.workshop)} more`);
      },
    },
  };
}
