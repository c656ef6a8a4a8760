import { describe, expect, it } from 'vitest';
import { anchors } from './anchors.ts';
import { exercises, lessons, prompts } from './content.ts';
import { placeOf } from '../../src/catalog/lesson.ts';

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
      return !(exercise !== undefined && exercises.includes(exercise)) && !(prompt !== undefined && prompts.has(prompt));
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
