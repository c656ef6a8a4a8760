import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { indexSite } from './index-site.ts';
import { listedReferences } from './references.ts';

/** The step of the build that makes the course searchable. It must come before the one that lists what is kept offline. */
export function search(): AstroIntegration {
  return {
    name: 'search',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { pages, references, files, bytes } = await indexSite(folder, listedReferences(folder));
        logger.info(`${pages} pages and ${references} references in ${files} files, ${(bytes / 1e6).toFixed(1)} MB`);
      },
    },
  };
}
