import { lessons } from './content.ts';

/** As GitHub, and Astro after it, names headings. */
function anchorOf(heading: string): string {
  return heading
    .replace(/<[^>]*>|[*_`]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** Of each lesson, by the name of its file: the anchors that an address may end in. */
export const anchors: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  lessons.map(({ id, text }) => [
    id,
    new Set([
      ...[...text.matchAll(/^#{2,} (.*)$/gm)].map(([, heading = '']) => anchorOf(heading)),
      ...[...text.matchAll(/<Experiment id="([^"]+)"/g)].map(([, name = '']) => `experiment-${name}`),
      ...[...text.matchAll(/<Exercise id="([^"]+)"/g)].map(([, name = '']) => `exercise-${name}`),
      'what-to-keep',
    ]),
  ]),
);
