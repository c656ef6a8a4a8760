import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the built pages are made of. */
const sources = ['src', 'content', 'exercises', 'public', 'astro.config.mjs', 'package-lock.json'];

/**
 * Why the site has to be built before it is served, in words; undefined where the pages are newer than all they are made of.
 *
 * @param base the path below which the site is to be served, such as `/` or `/course/`
 */
export function reasonToBuild(project: string, pages: string, base: string): string | undefined {
  const index = join(pages, 'index.html');
  if (!existsSync(index)) return 'there are no built pages yet';
  const below = base.endsWith('/') ? base : `${base}/`;
  if (!readFileSync(index, 'utf8').includes(`href="${below}manifest.webmanifest"`)) return `the built pages are not for ${base}`;
  const built = statSync(index).mtimeMs;
  for (const source of sources) {
    const newer = newerThan(join(project, source), built);
    if (newer) return `${newer.slice(project.length + 1)} has changed since the pages were built`;
  }
  return undefined;
}

function newerThan(path: string, timeMs: number): string | undefined {
  if (!existsSync(path)) return undefined;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs > timeMs ? path : undefined;
  for (const name of readdirSync(path)) {
    const newer = newerThan(join(path, name), timeMs);
    if (newer) return newer;
  }
  return undefined;
}
