import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedFile } from '../plan.ts';

/** A folder whose names hold a hash of the content. */
const HASHED = '_astro/';
/** What lies beside the pages and is no part of the course: for crawlers, hosts and home screens, or fetched by other means than a page. */
const ASIDE = /^(?!index\.html$|favicon\.svg$)[^/]*$|^(?!_astro\/).*\.(?:png|jpe?g)$/;

/** Every file of the built site that belongs to the course, sorted by address. Pages stand under the address of their folder. */
export function builtFiles(folder: string): readonly PlannedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .filter((path) => !ASIDE.test(path))
    .sort()
    .map((path) => {
      const content = readFileSync(join(folder, path));
      return {
        url: path === 'index.html' ? './' : path.replace(/\/index\.html$/, '/'),
        revision: path.startsWith(HASHED) ? null : createHash('sha256').update(content).digest('hex').slice(0, 16),
        bytes: content.byteLength,
      };
    });
}
