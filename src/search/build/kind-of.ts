import type { Kind } from '../kinds.ts';

const FOLDERS: Readonly<Record<string, Kind>> = { lessons: 'lesson', exercises: 'exercise', practice: 'prompt' };

/** What kind of place a built page is, by its path ("lessons/02-latency/index.html"); undefined for pages that are not searched. */
export function kindOf(path: string): Kind | undefined {
  if (/^practice\/drills\/.+\/index\.html$/.test(path)) return 'drill';
  if (path === 'practice/drills/index.html') return undefined;
  if (path === 'lab/index.html') return 'reference';
  const [, folder = ''] = /^([a-z]+)\/[^/]+\/index\.html$/.exec(path) ?? [];
  return FOLDERS[folder];
}
