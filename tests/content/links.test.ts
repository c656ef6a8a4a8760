import { describe, expect, it } from 'vitest';
import { exercises, lessons } from './content.ts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { placeOf } from '../../src/catalog/lesson.ts';
import { root } from './content.ts';

/** As GitHub, and Astro after it, names headings. */
function anchorOf(heading: string): string {
  return heading
    .replace(/<[^>]*>|[*_`]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

const anchors = new Map(
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
const prompts = readdirSync(join(root, 'content', 'prompts')).map((file) => file.replace(/\.\w+$/, ''));

describe.each(lessons)('the links of $id', ({ id, text }) => {
  const links = [...text.matchAll(/\[[^\]]*\]\(([^)\s]+)/g)].map(([, target = '']) => target);

  it('lead to lessons, exercises, prompts and headings that there are', () => {
    const lost = links.filter((target) => {
      if (/^https:/.test(target)) return false;
      const [path = '', anchor] = target.split('#');
      const lesson = path === '' ? id : /^\.\.\/([^/]+)\/$/.exec(path)?.[1];
      if (lesson !== undefined && anchors.has(lesson)) return anchor !== undefined && !anchors.get(lesson)?.has(anchor);
      const exercise = /^\.\.\/\.\.\/exercises\/([^/]+)\/$/.exec(path)?.[1];
      const prompt = /^\.\.\/\.\.\/practice\/([^/]+)\/$/.exec(path)?.[1];
      return !(exercise !== undefined && exercises.includes(exercise)) && !(prompt !== undefined && prompts.includes(prompt));
    });
    expect(lost).toEqual([]);
  });

  it('say where they lead', () => {
    expect(text.match(/\[(here|this|link|click here|read more)\]\(/gi) ?? []).toEqual([]);
  });
});

it('gives every lesson its own place in the reading order', () => {
  const places = lessons.map(({ id }) => placeOf(id));
  expect(new Set(places.map(({ number }) => number)).size).toBe(places.length);
  expect(new Set(places.map(({ slug }) => slug)).size).toBe(places.length);
});
