import { expect, it } from 'vitest';
import { sourcesIn, sourcesInData } from '../../src/catalog/citations.ts';
import { attribute, cards, drills, experiments, lessons, questions, references, worked } from './content.ts';

const inData = JSON.stringify([...experiments, ...questions, ...drills, ...cards, ...worked]);
const cited = new Set([
  ...lessons.flatMap(({ text }) => [...sourcesIn(text, references)]),
  ...sourcesInData([...experiments, ...questions, ...drills, ...cards]),
  ...[...worked.values()].flatMap(({ sources }) => sources),
]);

it('cites every source somewhere', () => {
  expect([...references.keys()].filter((key) => !cited.has(key))).toEqual([]);
});

it('has a source for every citation', () => {
  expect([...cited].filter((key) => !references.has(key))).toEqual([]);
});

it('prints every number that a source is said to give', () => {
  const used = lessons.flatMap(({ text }) => attribute(text, 'N', 'k')).join(' ') + inData;
  const given = [...references].flatMap(([key, { numbers }]) => Object.keys(numbers).map((name) => `cite:${key}.${name}`));
  expect(given.filter((key) => !used.includes(key))).toEqual([]);
});

it('lists no source twice, and each address is one of the author or publisher by https', () => {
  const all = [...references.values()];
  const names = all.map(({ authors, title }) => `${authors}, ${title}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(all.flatMap(({ url }) => (url !== undefined && !url.startsWith('https://') ? [url] : []))).toEqual([]);
});
